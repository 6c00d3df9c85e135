"""Boxes that ask one thing and close."""
