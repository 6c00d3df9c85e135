"""Entries of engagement: groups, messages, activities and series."""
