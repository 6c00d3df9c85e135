"""Records of a restructuring programme, as a journal is given them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID, uuid4

from eventsourcing.persistence import Notification, StoredEvent

from event_store.journal.records import StoredRecord
from event_store.merkle.tree import node_hash
from event_store.store import Store

WESTMINSTER = UUID("6f1f0f6e-2008-4a61-9d3c-0b6a2f4c1a01")
CAMDEN = UUID("6f1f0f6e-2008-4a61-9d3c-0b6a2f4c1a02")


def example(position: int, programme_id: UUID = WESTMINSTER, **changes: Any) -> StoredRecord:
    """Return a record at a position, with an entry id of its own unless one is given."""
    fields: dict[str, Any] = {
        "topic": "risk.assessed",
        "state": b'{"risk":"R-%03d","likelihood":4,"impact":5,"basis":"no custody cover at night"}'
        % position,
        "entry_id": str(uuid4()),
        "effective": "2008-01",
        "earliest": "2008-01-01",
        "latest": "2008-01-31",
        "by": "Ann Carter",
        "evidence": '["HMIC 2009, 4.12"]',
    }
    return StoredRecord(programme_id, position, **(fields | changes))


def examples(first: int, last: int, programme_id: UUID = WESTMINSTER) -> list[StoredRecord]:
    """Return records at the positions from one to another."""
    return [example(position, programme_id) for position in range(first, last + 1)]


def on(day: str) -> dict[str, Any]:
    """Return the changes that date a record to one day."""
    return {"effective": day, "earliest": day, "latest": day}


def naive_root(leaves: list[bytes]) -> bytes:
    """Return the Merkle tree hash of leaf hashes by RFC 9162's recursive definition."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


class Recorder(Store, Protocol):
    """What the contract asks of a backend: a store of ours that is a recorder of the library too."""

    insert_events: Callable[..., Sequence[int]]
    select_events: Callable[..., list[StoredEvent]]
    select_notifications: Callable[..., Sequence[Notification]]
    max_notification_id: Callable[[], int | None]


def positions(recorder: Store) -> list[int]:
    """Return the positions of Westminster's journal as its rows give them."""
    return [row[0] for row in recorder.rows(WESTMINSTER)]


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2009, 1, 27, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **delta: float) -> None:
        """Move the clock, back if the delta is negative."""
        self.now += timedelta(**delta)
