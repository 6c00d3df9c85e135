"""Copies of a store: archives that outlive it, and backups."""
