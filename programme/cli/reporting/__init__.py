"""How reports are asked for on the command line."""
