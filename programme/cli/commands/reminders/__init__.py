"""The commands that remind people."""
