"""Commands of every week: what is due, and what moved."""
