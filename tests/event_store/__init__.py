"""The journal: its contract for every backend, SQLite's own guards and faults, and the library's cases."""
