"""Where the files kept as evidence are: beside the file of the store, or on the host that uses a server."""

import os
from pathlib import Path
from uuid import UUID

from platformdirs import user_data_path

# What the identity of a store on a server begins with.
SERVED = "postgresql:"
ENDING = ".evidence"


def beside(file: Path) -> Path:
    """Return the folder of evidence that belongs to the file of a store, a backup or an archive."""
    return Path(f"{file}{ENDING}")


def store_folder(place: str, identity: str) -> Path | None:
    """Return the folder of all files of a store; None for a store in memory, which keeps none.

    PROGRAMME_EVIDENCE names another for a store on a server, such as a folder that a team shares.
    """
    if place == ":memory:":
        return None
    if not identity.startswith(SERVED):
        return beside(Path(place).resolve())
    named = os.environ.get("PROGRAMME_EVIDENCE")
    return Path(named) if named else user_data_path("programme") / "evidence" / identity.removeprefix(SERVED)


def programme_folder(place: str, identity: str, programme_id: UUID) -> Path | None:
    """Return the folder of the files of one programme."""
    folder = store_folder(place, identity)
    return folder / str(programme_id) if folder else None
