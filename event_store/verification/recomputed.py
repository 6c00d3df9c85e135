"""What was computed again from the records themselves: only this may stand for records, no hash that a file gives."""

from typing import Protocol
from uuid import UUID

import msgspec

from event_store.journal.head import Head
from event_store.merkle.prove import Provable, Prover
from event_store.verification.differences import Difference
from event_store.verification.verify import Verifiable, verify


class Recomputed(msgspec.Struct, frozen=True):
    """The head that the records lead to, and the roots of their complete tiles."""

    head: Head = Head()
    tiles: tuple[bytes, ...] = ()


class Store(Verifiable, Provable, Protocol):
    """What a store offers to be computed again."""


def recompute(
    store: Store, programme_id: UUID, start: Recomputed | None = None
) -> tuple[Recomputed, tuple[Difference, ...]]:
    """Compute the hash of every record after a start (of all, without one), and say what differs from the head.

    What is returned with differences is the start.
    """
    start = start or Recomputed()
    found = verify(store, programme_id, after=start.head)
    if found.differences:
        return start, found.differences
    # Guarantee: nothing in the store's own file stands for a record unless it was computed again for exactly these
    # bytes. The leaves that are read here were just compared with the records.
    prover = Prover(store, programme_id, found.found.size, start.tiles)
    return Recomputed(found.found, prover.tiles), ()
