"""How this program starts itself again: for a browser, and for a command typed in the terminal app."""

import sys
from collections.abc import Sequence


def itself(words: Sequence[str]) -> list[str]:
    """Return the command line that runs `programme` with these words."""
    # Not the installed script, which need not be where a shell would look for it; and with -P no folder in which
    # somebody happens to work can stand in for the program.
    return [sys.executable, "-P", "-m", "programme", *words]
