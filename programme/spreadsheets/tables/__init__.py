"""Find the tables of a sheet."""
