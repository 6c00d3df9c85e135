"""Whether this process answers a browser, and is to be trusted with no more than who sits there."""

import os
from typing import Literal

# Set by `programme serve` for the app, and so for every command that is typed in it.
SERVED = "PROGRAMME_SERVED"
Served = Literal["openly", "redacted"]


def served() -> Served | None:
    """Return how much whoever is served may see, None where nobody is."""
    match os.environ.get(SERVED):
        case None:
            return None
        case "openly":
            return "openly"
        case _:
            return "redacted"
