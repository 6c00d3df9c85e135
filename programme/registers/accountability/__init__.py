"""Accountability: how functions and responsibilities are listed, what alerts, and where two are accountable."""
