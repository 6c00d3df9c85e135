"""Entries of the business processes and their changes."""

PARTS = ("register", "changes")
