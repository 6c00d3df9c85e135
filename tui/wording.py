"""Sentences that serve the command line and the app alike, as the app says them."""

import re

from domain.catalogue import ENTRIES

# In the app a command is typed after a colon, and an entry is recorded with n: there no program has to be named.
_NAMED = re.compile(rf"\bprogramme (?=(?:show|{'|'.join(sorted({cls.noun for cls in ENTRIES.values()}))}) )")


def in_the_app(said: str) -> str:
    """Leave out the name of the program wherever a command of it is named."""
    return _NAMED.sub("", said)
