"""What this machine saw of each journal: a journal that does not extend it is not trusted."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import msgspec

from event_store.errors import JournalError
from event_store.journal.head import Head
from event_store.merkle.prove import Prover
from programme.foundation.small_files import keep
from programme.journal.journal import Journal
from programme.stores import memory
from programme.stores.doubts import Doubt

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


def sight(journal: Journal, programme_id: UUID) -> Sight:
    """Look at a journal as it is."""
    recorder = journal.recorder
    head = recorder.head(programme_id)
    first = recorder.leaves(programme_id, 1, 1)
    return Sight(head.size, head.root.hex(), first[0].hex() if first else "", recorder.identity)


def sights(programme_id: UUID) -> list[Sight]:
    """Return what was seen of a programme's journals, the oldest first; nothing when it cannot be read."""
    return memory.recall(_file(programme_id), Sight)


def doubt(journal: Journal, programme_id: UUID) -> Doubt | None:
    """Return why a journal is not trusted; None when it extends everything that was seen of it."""
    found = sight(journal, programme_id)
    if not found.size and not found.first:
        return None
    prover = _prover(journal, programme_id)
    # Guarantee: records that the head does not stand for are trusted on no machine, also on one that never saw them.
    if prover is None:
        return Doubt("broken", found, found)
    concerned = [seen for seen in sights(programme_id) if concerns(seen, found)]
    is_at_home = any(seen.store == found.store for seen in concerned)
    if not is_at_home and (doubted := replaced(journal, programme_id)):
        return doubted
    if not concerned:
        return None
    # Each sight extended the one before when it was seen, so that the last one that fits in says it for all.
    within = max((seen for seen in concerned if seen.size <= found.size), key=_size, default=None)
    # Guarantee: a journal that does not extend what this machine saw of it is not trusted.
    if within and prover.root(within.size).hex() != within.root:
        return Doubt("another", within, found)
    longest = max(concerned, key=_size)
    if longest.size == found.size or longest is within:
        return None
    if within is None and longest.first != found.first:
        return Doubt("another", longest, found)
    return Doubt("earlier", longest, found, within.size if within else 1)


def replaced(journal: Journal, programme_id: UUID) -> Doubt | None:
    """Return a doubt when this file held the journal of another programme that is not in it any more."""
    gone = vanished(journal)
    return Doubt("replaced", next(iter(gone.values())), sight(journal, programme_id)) if gone else None


def _prover(journal: Journal, programme_id: UUID) -> Prover | None:
    """Return what proves a journal's growth; None when the leaves do not lead to the root that the head gives."""
    recorder = journal.recorder
    head = recorder.head(programme_id)
    for anew in (False, True):
        # Either is wrong, the head or the roots that are kept of parts of the tree; made anew, these are right.
        prover = Prover(recorder, programme_id, head.size, anew=anew)
        if prover.root(head.size) == head.root:
            return prover
    return None


def vanished(journal: Journal) -> dict[UUID, Sight]:
    """Return what was last seen of the journals that this file held, and does not hold any more."""
    present = {str(programme_id) for programme_id in journal.recorder.programme_ids(damaged=True)}
    place = journal.recorder.identity
    gone = {}
    for file in sorted(memory.folder("seen").glob("*.json")):
        here = [seen for seen in memory.recall(file, Sight) if seen.store == place]
        if here and file.stem not in present:
            with suppress(ValueError):  # somebody else's file
                gone[UUID(file.stem)] = max(here, key=_size)
    return gone


def remember(journal: Journal, programme_id: UUID, verified: Head | None = None) -> None:
    """Keep what a journal is now, or was found by verification; where that cannot be written, less is remembered.

    What is not trusted is not remembered: a journal may have been changed since it was opened.
    """
    try:
        found = sight(journal, programme_id)
        if doubt(journal, programme_id) is not None:
            return
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
    for gone in vanished(journal):
        forget(found.store, gone)
    _write(programme_id, [*(seen for seen in sights(programme_id) if not concerns(seen, found)), found])


def forget(store: str, programme_id: UUID) -> None:
    """Forget what was seen in a store, because the program itself puts a new journal there."""
    _write(programme_id, [seen for seen in sights(programme_id) if seen.store != store])


def forget_all(store: str) -> None:
    """Forget every journal that was seen in a store, because the program itself makes a new store there."""
    for file in memory.folder("seen").glob("*.json"):
        with suppress(ValueError):
            programme_id = UUID(file.stem)
            if any(seen.store == store for seen in sights(programme_id)):
                forget(store, programme_id)


def _size(seen: Sight) -> int:
    return seen.size


def _same(seen: Sight, found: Sight) -> bool:
    return (seen.size, seen.root, seen.store) == (found.size, found.root, found.store)


def concerns(seen: Sight, found: Sight) -> bool:
    """Tell whether what was seen was this journal: a file that was moved is known by its first record."""
    return seen.first == found.first or seen.store == found.store


def _file(programme_id: UUID) -> Path:
    return memory.folder("seen") / f"{programme_id}.json"


def _write(programme_id: UUID, kept: list[Sight]) -> None:
    with suppress(OSError):
        keep(_file(programme_id), kept)
