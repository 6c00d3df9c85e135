"""Hindsight: what was true on each day of a programme, by what was known then or by what is known now."""
