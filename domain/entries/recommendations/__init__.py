"""Entries of recommendations and of the contract that holds them."""
