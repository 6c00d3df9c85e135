"""Milestones: how they are listed and what alerts about them."""
