"""Entries of the phases of the programme."""
