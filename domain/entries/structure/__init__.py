"""Entries of the units, and of the postings that phases change."""

PARTS = ("units", "postings")
