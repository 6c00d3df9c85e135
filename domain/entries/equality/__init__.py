"""Entries of Equality Impact Assessments."""
