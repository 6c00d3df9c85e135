"""Entries about the journal itself: corrections, withdrawals and acceptance."""

PARTS = ("amendments", "acceptance", "breaches", "sources")
