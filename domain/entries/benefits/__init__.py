"""Entries of benefits."""

PARTS = ("register", "ending")
