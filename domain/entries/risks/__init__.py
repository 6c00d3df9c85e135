"""Entries of the risk register."""

PARTS = ("scoring", "treatment", "indicators", "escalation", "ending", "issues")
