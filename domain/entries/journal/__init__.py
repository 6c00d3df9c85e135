"""Entries about the journal itself: corrections, withdrawals, knowledge, acceptance and erasure."""

PARTS = ("amendments", "knowledge", "acceptance", "breaches", "erasure", "sources")
