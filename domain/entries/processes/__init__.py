"""Entries of the business processes and their changes."""
