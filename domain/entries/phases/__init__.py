"""Entries of the phases of the programme."""

PARTS = ("steps", "forecasts", "go_live", "ending", "needs")
