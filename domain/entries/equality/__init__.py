"""Entries of Equality Impact Assessments."""

PARTS = ("register", "figures", "findings", "steps")
