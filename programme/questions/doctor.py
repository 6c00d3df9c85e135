"""The doctor: where the store is, whether it can be trusted to keep what it is given, and what it holds."""

import os
import platform
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from programme.attachments.places import store_folder
from programme.evidence.kept_files import amiss
from programme.foundation.refusal import Unreadable
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.personal.erase import unfinished, unopened
from programme.recording.roles.granted import differing
from programme.stores.backends import scheme
from programme.stores.clock import ahead
from programme.stores.open import default_store, exists, names, open_journal, place_of, reading
from programme.stores.seen import doubt


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
        described, doubted = _store(address)
        found |= described
    except Unreadable as error:
        found["problem"] = str(error)
        return found, False
    found["problem"] = _problem(found) or doubted
    return found, found["problem"] is None


def _problem(found: dict[str, Any]) -> str | None:
    if found["integrity"] != "ok":
        return "the file is damaged: restore a backup, and keep this file"
    if found["clock_ahead"]:
        return str(found["clock_ahead"])
    if found["erasures_not_done"]:
        left = ", ".join(found["erasures_not_done"])
        return f"an erasure is not done: the key {left} is not in the key file; put the file that has it back there"
    if found["texts_without_key"]:
        texts = found["texts_without_key"]
        return (
            f"{texts} sealed {'text' if texts == 1 else 'texts'} cannot be opened, because the key is not here: put "
            "the key file back beside the store"
        )
    if found["evidence_missing"]:
        return str(found["evidence_missing"][0])
    return None


def _files(journal: Journal) -> list[str]:
    """Return a sentence for each file kept as evidence that is not here as it was."""
    return [
        sentence
        for programme_id in journal.recorder.programme_ids()
        for sentence in amiss(Register(journal, programme_id))
    ]


def _persons(journal: Journal) -> tuple[int, list[str]]:
    """Return how many personal texts cannot be opened, and which keys of erased ones were not seen destroyed."""
    missing, undone = 0, []
    for programme_id in journal.recorder.programme_ids():
        missing += unopened(journal.recorder, journal.keys, programme_id).total()
        undone += unfinished(journal.recorder, journal.keys, programme_id)
    return missing, undone


def _doubted(journal: Journal) -> str | None:
    """Return why a journal is not trusted, if it is not; each record is looked at that this machine has not seen."""
    # Guarantee: the doctor says that all is well only of records that are as they were recorded.
    doubts = (doubt(journal, programme_id) for programme_id in journal.recorder.programme_ids())
    return next((found.sentence for found in doubts if found is not None), None)


def _store(address: str) -> tuple[dict[str, Any], str | None]:
    journal = open_journal(address)
    try:
        with reading(journal):
            missing, undone = _persons(journal)
            heads = {
                name: journal.recorder.head(programme_id).size
                for programme_id, name in names(journal).items()
            }
            described = {
                **journal.recorder.settings(),
                "keys": str(journal.keys.path),
                "integrity": journal.recorder.integrity(quick=True),
                "programmes": heads,
                "texts_without_key": missing,
                "erasures_not_done": undone,
                "roles_differ": [
                    sentence
                    for programme_id in journal.recorder.programme_ids()
                    for sentence in differing(journal, programme_id)
                ],
                "evidence": str(store_folder(journal.recorder.place, journal.recorder.identity)),
                "evidence_missing": _files(journal),
                "clock_ahead": next(
                    filter(None, (ahead(journal, each) for each in journal.recorder.programme_ids())), None
                ),
            }
            return described, _doubted(journal)
    finally:
        journal.close()
