"""The commands for people who only read."""
