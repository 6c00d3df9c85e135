"""Entries of controlled documents."""

PARTS = ("register", "versions", "ending")
