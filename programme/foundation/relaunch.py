"""How this program starts itself again: for a browser, and for a command typed in the terminal app."""

import sys
from collections.abc import Sequence

# Not the installed script, which need not be where a shell would look for it.
RUN = "from programme.cli.main import main; main()"


def itself(words: Sequence[str]) -> list[str]:
    """Return the command line that runs `programme` with these words."""
    return [sys.executable, "-c", RUN, *words]
