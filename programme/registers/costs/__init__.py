"""Costs: how they are listed, what alerts about them, and what in them contradicts."""
