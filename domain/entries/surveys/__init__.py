"""Entries of surveys."""

PARTS = ("register", "statements")
