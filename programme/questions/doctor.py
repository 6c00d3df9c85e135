"""The doctor: where the store is, whether it can be trusted to keep what it is given, and what it holds."""

import os
import platform
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from programme.foundation.refusal import Unreadable
from programme.stores.backends import scheme
from programme.stores.open import default_store, exists, names, open_journal, place_of, reading


def examine(store: str | None) -> tuple[dict[str, Any], bool]:
    """Return what was found, and whether all is well; a store that does not exist yet is well."""
    address = store or default_store()
    place = place_of(address)
    found: dict[str, Any] = {
        "program": version("programme-register"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "eventsourcing": version("eventsourcing"),
        "platform": sys.platform,
        "store": address if scheme(address) == "sqlite" else place,
        "exists": exists(store),
    }
    if not found["exists"]:
        folder = Path(place).parent
        # Unlike Path.exists, this has an answer for a name that no disk takes.
        folder_is_there = os.path.exists(folder)  # noqa: PTH110
        sentence = f"the folder {folder} does not exist: make it first"
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
                **journal.recorder.settings(),
                "keys": str(journal.keys.path),
                "integrity": journal.recorder.integrity(quick=True),
                "programmes": heads,
            }
    finally:
        journal.close()
