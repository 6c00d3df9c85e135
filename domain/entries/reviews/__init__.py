"""Entries of reviews and their findings."""
