"""Whether this process answers a browser, and is to be trusted with no more than who sits there."""

import os
from typing import Literal

# Set by `programme serve` for the app, and so for every command that is typed in it.
SERVED = "PROGRAMME_SERVED"
# Who that is, where the proxy before it says so.
SERVED_AS = "PROGRAMME_SERVED_AS"
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


def served_as() -> str | None:
    """Return who is served, as the proxy before `programme serve` said; None where nobody says."""
    return os.environ.get(SERVED_AS) or None
