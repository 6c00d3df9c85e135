"""Entries of surveys."""
