"""Entries about the journal itself: corrections, withdrawals, acceptance and erasure."""

PARTS = ("amendments", "acceptance", "erasure", "sources")
