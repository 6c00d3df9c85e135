"""Files kept as evidence."""
