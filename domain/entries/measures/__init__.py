"""Entries of priorities and measures."""
