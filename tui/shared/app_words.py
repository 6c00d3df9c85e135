"""Sentences that serve the command line and the app alike, as the app says them."""

import re
from functools import cache


def in_the_app(said: str) -> str:
    """Leave out the name of the program wherever a command of it is named."""
    return _named().sub("", said)


@cache
def _named() -> re.Pattern[str]:
    from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - not needed for the first paint

    # In the app a command is typed after a colon, and an entry is recorded with n: there no program has to be named.
    return re.compile(
        rf"\bprogramme (?=(?:show|{'|'.join(sorted({cls.noun for cls in ENTRIES.values()}))}) )"
    )
