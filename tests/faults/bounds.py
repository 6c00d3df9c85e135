"""How much is tried: what takes seconds in CI, and far more when FAULTS=long is set."""

import os

LONG = os.environ.get("FAULTS") == "long"


def bounded(in_ci: int, at_length: int) -> int:
    """Return how many cases to try."""
    return at_length if LONG else in_ci
