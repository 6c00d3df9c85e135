"""What tells whether the bytes of a store may have changed: the identity, size and times of its file and its log."""

import os

from event_store.sqlite.connect import MEMORY

NOTHING = "-"


def stamp(path: str) -> str:
    """Return the state of a store's files; the same one means the same bytes.

    Whoever changes a file cannot set the time of its last change of state back (`st_ctime`) without being the system's
    administrator, or setting its clock.
    """
    return "" if path == MEMORY else " ".join(_state(path + ending) for ending in ("", "-wal"))


def identity(path: str) -> tuple[int, int] | None:
    """Return what tells one file from another that has taken its name; None when there is none, or in memory."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at every append
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _state(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked twice at every append
    except OSError:
        return NOTHING
    # An empty log is as good as none: SQLite makes and removes it while nothing is written.
    if not found.st_size:
        return NOTHING
    return f"{found.st_dev}:{found.st_ino}:{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"
