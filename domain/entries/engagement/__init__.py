"""Entries of engagement: groups, messages, activities and series."""

PARTS = ("groups", "messages", "activities", "series")
