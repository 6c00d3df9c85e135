"""Entries of the risk register."""

PARTS = (
    "scoring", "treatment", "controls", "indicators", "contingencies", "links", "escalation", "ending", "issues",
)  # fmt: skip
