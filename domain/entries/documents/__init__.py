"""Entries of the register of controlled documents."""
