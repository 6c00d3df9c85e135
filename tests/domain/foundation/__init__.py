"""Tests of dates, of phrases and of safe texts."""
