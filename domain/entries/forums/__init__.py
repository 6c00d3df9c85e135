"""Entries of the forums and of their meetings."""

PARTS = ("register", "meetings")
