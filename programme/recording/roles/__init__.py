"""Roles: which entries take which, who signs off what of whom, and what an entry that gives one does on a server."""
