"""Guess what each column of a register holds."""
