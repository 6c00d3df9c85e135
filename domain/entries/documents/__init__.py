"""Entries of the register of controlled documents."""

PARTS = ("register", "versions")
