"""What this machine computed again of a journal, remembered for exactly the bytes that the store then had."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import msgspec

from event_store.journal.head import Head
from event_store.verification.recomputed import Recomputed, recompute
from programme.foundation.machine import NotRemembered, folder, keep, recall
from programme.journal.journal import Journal
from programme.stores.sights import place_of

HASH_SIZE = 32


class Remembered(msgspec.Struct, frozen=True):
    """The state of a store's files, and what was computed of one programme in it."""

    stamp: str
    size: int
    peaks: bytes
    recorded_at: str
    tiles: bytes


def computed(journal: Journal, programme_id: UUID, *, exact: bool = False) -> str:
    """Compute a journal again as far as neither this process nor this machine has; return what differs, or nothing."""
    store = journal.recorder
    before = store.stamp()
    start = journal.recomputed.get(programme_id)
    if exact and before != store.known:
        start = None
    if start is None and (start := _recalled(store.identity, programme_id, before)) is not None:
        store.known = before
    remembered = start is not None
    found, differ = recompute(journal.recorder, programme_id, start)
    if differ:
        return differ[0].sentence
    journal.recomputed[programme_id] = found
    if not remembered and store.stamp() == before:
        store.known = before
        _keep(store.identity, programme_id, found, before)
    return ""


def is_intact(journal: Journal, programme_id: UUID) -> bool:
    """Tell whether a store holds the bytes that were computed, and those that this program has added since."""
    path = journal.recorder.identity
    now = journal.recorder.stamp()
    return now == journal.recorder.known or _recalled(path, programme_id, now) is not None


def keep_closed(journal: Journal, programme_id: UUID) -> None:
    """Remember the bytes of a store that was intact and is closed now, for closing it moves them into one file."""
    path = journal.recorder.identity
    now = journal.recorder.stamp()
    if now != journal.recorder.known and programme_id in journal.recomputed:
        _keep(path, programme_id, journal.recomputed[programme_id], now)


def _recalled(path: str, programme_id: UUID, now: str) -> Recomputed | None:
    # What is not as it was written is as good as nothing: all is computed again.
    with suppress(NotRemembered):
        for kept in recall(_file(path, programme_id), Remembered):
            if now and kept.stamp == now:
                return Recomputed(Head(kept.size, _split(kept.peaks), kept.recorded_at), _split(kept.tiles))
    return None


def _keep(path: str, programme_id: UUID, found: Recomputed, now: str) -> None:
    head = found.head
    kept = Remembered(now, head.size, b"".join(head.peaks), head.last_recorded_at, b"".join(found.tiles))
    with suppress(OSError, NotRemembered):
        keep(_file(path, programme_id), [kept], cache=True)


def _split(joined: bytes) -> tuple[bytes, ...]:
    return tuple(joined[place : place + HASH_SIZE] for place in range(0, len(joined), HASH_SIZE))


def _file(path: str, programme_id: UUID) -> Path:
    place = sha256(place_of(path).encode()).hexdigest()[:16]
    return folder("computed") / f"{programme_id}-{place}.json"
