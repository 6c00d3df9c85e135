"""Entries of lessons."""

PARTS = ("register", "steps")
