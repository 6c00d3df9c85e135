"""Entries of recommendations and of the contract that holds them."""

PARTS = ("register", "steps", "actions", "contract", "targets")
