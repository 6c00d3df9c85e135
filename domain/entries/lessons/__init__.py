"""Entries of lessons."""
