"""Entries about the journal itself: corrections, withdrawals, acceptance and wrong stamps."""

PARTS = ("amendments", "acceptance", "breaches", "sources", "stamps")
