"""Entries of the risk register."""
