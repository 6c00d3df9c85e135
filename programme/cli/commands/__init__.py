"""The commands, a file for each group of them that the help shows together."""
