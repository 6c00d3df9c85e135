"""Tests of entries: their rules and their effects."""
