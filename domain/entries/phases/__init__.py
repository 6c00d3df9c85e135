"""Entries of the phases of the programme."""

PARTS = ("steps", "go_live", "ending", "needs")
