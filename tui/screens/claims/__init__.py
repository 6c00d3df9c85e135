"""Screens about sources and what they claim."""
