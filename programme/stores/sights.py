"""The states in which this machine saw journals: small files of its memory."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import msgspec

from event_store.journal.head import Head
from programme.foundation.machine import NotRemembered, folder, keep, recall
from programme.journal.journal import Journal
from programme.personal.key_places import SERVED

# Enough to tell an earlier state from another history; every opening adds one.
MOST = 64


class Sight(msgspec.Struct, frozen=True):
    """A journal as it was seen: how many records, their root, the first record's hash, and in which file.

    `copy` tells that the file was a copy of another that this machine knew and that was there when it was first seen.
    """

    size: int
    root: str
    first: str
    store: str
    # What verification found, so that the next one can go on from there.
    peaks: tuple[str, ...] = ()
    recorded_at: str = ""
    copy: bool = False


def sight(journal: Journal, programme_id: UUID) -> Sight:
    """Look at a journal as it is."""
    recorder = journal.recorder
    head = recorder.head(programme_id)
    first = recorder.leaves(programme_id, 1, 1)
    return Sight(head.size, head.root.hex(), first[0].hex() if first else "", recorder.identity)


def sights(programme_id: UUID) -> list[Sight]:
    """Return what was seen of a programme's journals, the oldest first; NotRemembered when that cannot be relied on."""
    return recall(_file(programme_id), Sight)


def write(programme_id: UUID, kept: list[Sight]) -> None:
    """Keep what was seen; where that cannot be written, less is remembered."""
    with suppress(OSError, NotRemembered):
        keep(_file(programme_id), kept[-MOST:])


def programmes_seen() -> list[UUID]:
    """Return the programmes of which anything was seen."""
    found = []
    for file in sorted(folder("seen").glob("*.json")):
        with suppress(ValueError):  # somebody else's file
            found.append(UUID(file.stem))
    return found


def last_verified(known: Iterable[Sight], size: int) -> Head | None:
    """Return the head that verification found last, within a size; None when it never did."""
    verified = [seen for seen in known if seen.peaks and seen.size <= size]
    if not verified:
        return None
    last = max(verified, key=size_of)
    return Head(last.size, tuple(bytes.fromhex(peak) for peak in last.peaks), last.recorded_at)


def place_of(store: str) -> str:
    """Return the one name of a store, by whatever path it is opened; one on a server has its own."""
    return store if store.startswith(SERVED) else str(Path(store).resolve())


def size_of(seen: Sight) -> int:
    """Return how many records were seen."""
    return seen.size


def same(seen: Sight, found: Sight) -> bool:
    """Tell whether both are the same state in the same file."""
    return (seen.size, seen.root, seen.store) == (found.size, found.root, found.store)


def concerns(seen: Sight, found: Sight) -> bool:
    """Tell whether what was seen was this journal: a file that was moved is known by its first record."""
    return seen.first == found.first or seen.store == found.store


def _file(programme_id: UUID) -> Path:
    return folder("seen") / f"{programme_id}.json"
