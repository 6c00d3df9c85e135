"""Which files this program made, so that it replaces no others: as this machine remembers, or by a report's seal."""

import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from event_store.copies.given_file import read_file
from programme.foundation.machine import NotRemembered, folder, keep, recall

LARGEST = 100_000_000
MOST = 512


def note_made(content: bytes) -> None:
    """Remember that a file with this content was made here."""
    with suppress(OSError, NotRemembered):
        file = folder("made") / "files.json"
        keep(file, [*_known(), sha256(content).hexdigest()][-MOST:], cache=True)


def why_not_replaced(file: Path, is_report: Callable[[bytes], bool]) -> str:
    """Return why a file may not be replaced, whatever is asked; nothing when this program made it.

    `is_report` tells whether a content is a report, as any machine sealed it, to the last byte.
    """
    try:
        found = file.lstat()
        if stat.S_ISLNK(found.st_mode):
            return "it is a link, and what it leads to is somebody else's"
        content = read_file(file, LARGEST)
    except OSError as error:
        return f"{error.strerror}"
    # Guarantee: no output takes the place of a store, its keys, what a link leads to, or a file that was not made here.
    if sha256(content).hexdigest() in _known() or is_report(content):
        return ""
    return "this program did not make it"


def _known() -> list[str]:
    with suppress(NotRemembered):
        return recall(folder("made") / "files.json", str)
    return []
