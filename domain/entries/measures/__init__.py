"""Entries of priorities and measures."""

PARTS = ("priorities", "register", "observing")
