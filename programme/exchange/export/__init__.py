"""Registers go out as spreadsheets, and what was edited in them comes back."""
