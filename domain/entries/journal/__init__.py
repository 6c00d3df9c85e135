"""Entries about the journal itself: corrections, withdrawals, acceptance and erasure."""
