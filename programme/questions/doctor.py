"""The doctor: where the store is, whether it can be trusted to keep what it is given, and what it holds."""

import os
import platform
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from programme.foundation.refusal import Unreadable
from programme.stores.open import default_store, names, open_journal, path_of, reading


def examine(store: str | None) -> tuple[dict[str, Any], bool]:
    """Return what was found, and whether all is well; a store that does not exist yet is well."""
    address = store or default_store()
    path = Path(path_of(address))
    found: dict[str, Any] = {
        "program": version("programme-register"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "eventsourcing": version("eventsourcing"),
        "platform": sys.platform,
        "store": address,
        "exists": os.path.exists(path),  # noqa: PTH110 - has an answer for a name that no disk takes, too
    }
    if not found["exists"]:
        folder_is_there = os.path.exists(path.parent)  # noqa: PTH110 - as above
        sentence = f"the folder {path.parent} does not exist: make it first"
        found["problem"] = None if folder_is_there or store is None else sentence
        return found, found["problem"] is None
    try:
        found |= _store(address)
    except Unreadable as error:
        found["problem"] = str(error)
        return found, False
    found["problem"] = (
        None if found["integrity"] == "ok" else "the file is damaged: restore a backup, and keep this file"
    )
    return found, found["problem"] is None


def _store(address: str) -> dict[str, Any]:
    journal = open_journal(address)
    try:
        with reading(journal):
            heads = {
                name: journal.recorder.head(programme_id).size
                for programme_id, name in names(journal).items()
            }
            return {
                "bytes": Path(path_of(address)).stat().st_size,
                "journal_mode": journal.recorder.pragma("journal_mode"),
                "synchronous": journal.recorder.pragma("synchronous"),
                "schema": journal.recorder.pragma("user_version"),
                "integrity": journal.recorder.pragma("quick_check"),
                "programmes": heads,
            }
    finally:
        journal.close()
