"""Entries of reviews and their findings."""

PARTS = ("register", "steps", "findings")
