"""Entries about the journal itself: corrections, withdrawals, acceptance, erasure and wrong stamps."""

PARTS = ("amendments", "acceptance", "breaches", "erasure", "sources", "stamps")
