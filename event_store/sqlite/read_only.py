"""Reading a store that may not be written: from media that nobody can write as it is, else from a private copy."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from event_store.errors import StoreUnreadable
from event_store.sqlite.schema import SCHEMA_VERSION

LOG = "-wal"


def may_be_written(path: str) -> bool:
    """Tell whether a store can be written: its file, and its folder, where SQLite keeps a log while it is open."""
    file = Path(path).absolute()
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def readable_place(path: str) -> tuple[str, tempfile.TemporaryDirectory[str] | None]:
    """Return the address by which a store is read that may not be written, and the folder of a copy when one is made.

    StoreUnreadable when it cannot be read or copied.
    """
    file = Path(path).absolute()
    as_it_is = f"{file.as_uri()}?mode=ro&immutable=1"
    try:
        if _on_media(file) and not _has_log(file) and _version(as_it_is) == SCHEMA_VERSION:
            return as_it_is, None
        # Guarantee: a store that may only be read answers every question. Somebody else may write to it, of which a
        # reader without a log would see halves; so the reader has a copy of its own, with what is still in the log.
        folder = tempfile.TemporaryDirectory(prefix="programme-read-only-")
        copy = Path(folder.name) / "store.sqlite"
        shutil.copyfile(file, copy)
        if _has_log(file):
            shutil.copyfile(f"{file}{LOG}", f"{copy}{LOG}")
    except (OSError, sqlite3.Error) as error:
        problem = (
            f"{path} may not be written, and cannot be read either ({error}): check that you may read it"
        )
        raise StoreUnreadable(problem) from error
    return f"{copy.as_uri()}?mode=rw", folder


def _on_media(file: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(file).f_flag & os.ST_RDONLY)


def _has_log(file: Path) -> bool:
    log = Path(f"{file}{LOG}")
    return log.exists() and log.stat().st_size > 0


def _version(address: str) -> int:
    with closing(sqlite3.connect(address, uri=True)) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return version
