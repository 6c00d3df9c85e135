"""Files kept as evidence: how they are listed."""
