"""What this machine saw of each journal: a journal that does not extend it is not trusted."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import msgspec
from platformdirs import user_state_path

from event_store.errors import JournalError
from event_store.head import Head
from event_store.proofs import Prover
from programme.journal import Journal

# Enough to tell an earlier state from another history; every opening adds one.
MOST = 64


class Sight(msgspec.Struct, frozen=True):
    """A journal as it was seen: how many records, their root, the first record's hash, and in which file."""

    size: int
    root: str
    first: str
    store: str
    # What verification found, so that the next one can go on from there.
    peaks: tuple[str, ...] = ()
    recorded_at: str = ""


class Doubt(NamedTuple):
    """Why a journal is not trusted: it is shorter than what was seen, or another; `earlier` when it may be a backup."""

    seen: Sight
    found: Sight
    earlier: bool

    @property
    def sentence(self) -> str:
        """Say it, and what to do."""
        if self.earlier:
            found = (
                f"this journal ends at {self.found.size} and this machine saw {self.seen.size} records: it is as it "
                "was earlier, as a restored backup is, and what was recorded since is missing"
            )
        else:
            found = (
                f"this journal is not the one of which this machine saw {self.seen.size} records: "
                "its records were changed, or another file was put in its place"
            )
        return f"{found}; look with programme verify, and if you know why, accept it with programme checkpoint accept"


def sight(journal: Journal, programme_id: UUID) -> Sight:
    """Look at a journal as it is."""
    recorder = journal.recorder
    head = recorder.head(programme_id)
    first = recorder.leaves(programme_id, 1, 1)
    store = str(Path(recorder.connections.path).absolute())
    return Sight(head.size, head.root.hex(), first[0].hex() if first else "", store)


def sights(programme_id: UUID) -> list[Sight]:
    """Return what was seen of a programme's journals, the oldest first; nothing when it cannot be read."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(_file(programme_id).read_bytes(), type=list[Sight])
    return []


def doubt(journal: Journal, programme_id: UUID) -> Doubt | None:
    """Return why a journal is not trusted; None when it extends everything that was seen of it."""
    found = sight(journal, programme_id)
    concerned = [seen for seen in sights(programme_id) if concerns(seen, found)]
    if not concerned or not found.size:
        return None
    # Each sight extended the one before when it was seen, so that the last one that fits in says it for all.
    within = max((seen for seen in concerned if seen.size <= found.size), key=_size, default=None)
    # Guarantee: a journal that does not extend what this machine saw of it is not trusted.
    if within and Prover(journal.recorder, programme_id, found.size).root(within.size).hex() != within.root:
        return Doubt(within, found, earlier=False)
    longest = max(concerned, key=_size)
    return Doubt(longest, found, earlier=True) if longest.size > found.size else None


def remember(journal: Journal, programme_id: UUID, verified: Head | None = None) -> None:
    """Keep what a journal is now, or was found by verification; where that cannot be written, less is remembered."""
    try:
        found = sight(journal, programme_id)
    except JournalError:
        return
    if verified is not None:
        peaks = tuple(peak.hex() for peak in verified.peaks)
        found = Sight(
            verified.size, verified.root.hex(), found.first, found.store, peaks, verified.last_recorded_at
        )
    known = sights(programme_id)
    if found.size and not any(_same(seen, found) and (seen.peaks or not found.peaks) for seen in known):
        _write(programme_id, [*(seen for seen in known if not _same(seen, found)), found][-MOST:])


def last_verified(known: Iterable[Sight], size: int) -> Head | None:
    """Return the head that verification found last, within a size; None when it never did."""
    verified = [seen for seen in known if seen.peaks and seen.size <= size]
    if not verified:
        return None
    last = max(verified, key=_size)
    return Head(last.size, tuple(bytes.fromhex(peak) for peak in last.peaks), last.recorded_at)


def accept(journal: Journal, programme_id: UUID) -> None:
    """Trust a journal as it is from now on, whatever was seen of it before."""
    found = sight(journal, programme_id)
    _write(programme_id, [*(seen for seen in sights(programme_id) if not concerns(seen, found)), found])


def forget(store: str, programme_id: UUID) -> None:
    """Forget what was seen in a file, because the program itself puts a new journal there."""
    path = str(Path(store).absolute())
    _write(programme_id, [seen for seen in sights(programme_id) if seen.store != path])


def _size(seen: Sight) -> int:
    return seen.size


def _same(seen: Sight, found: Sight) -> bool:
    return (seen.size, seen.root, seen.store) == (found.size, found.root, found.store)


def concerns(seen: Sight, found: Sight) -> bool:
    """Tell whether what was seen was this journal: a file that was moved is known by its first record."""
    return seen.first == found.first or seen.store == found.store


def _file(programme_id: UUID) -> Path:
    return user_state_path("programme") / "seen" / f"{programme_id}.json"


def _write(programme_id: UUID, kept: list[Sight]) -> None:
    file = _file(programme_id)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(descriptor, "wb") as made:
            made.write(msgspec.json.encode(kept))
        Path(name).replace(file)
