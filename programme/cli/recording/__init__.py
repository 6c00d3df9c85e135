"""Recording from the command line: what an entry is of, and what is said of what was recorded."""
