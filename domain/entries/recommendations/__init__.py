"""Entries of recommendations and of the contract that holds them."""

PARTS = ("register", "actions", "steps", "contract", "targets")
