"""Entries about the journal itself: corrections, withdrawals, knowledge, acceptance and wrong stamps."""

PARTS = ("amendments", "knowledge", "acceptance", "breaches", "sources", "stamps")
