"""Entries about the journal itself: corrections, withdrawals, acceptance and erasure."""

PARTS = ("amendments", "acceptance", "breaches", "erasure", "sources")
