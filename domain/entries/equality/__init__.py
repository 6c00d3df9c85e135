"""Entries of Equality Impact Assessments."""

PARTS = ("register", "steps", "figures", "findings")
