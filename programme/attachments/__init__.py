"""Files kept as evidence: where their bytes are, and whether they are as they were."""
