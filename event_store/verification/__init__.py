"""Verifying a journal against its own hashes, and saying where two copies of one differ."""
