"""Verification: every leaf and the root computed again from what is stored, and compared with what was recorded."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import Protocol
from uuid import UUID

import msgspec

from event_store.journal.head import Head
from event_store.journal.records import leaf_data
from event_store.merkle import tree as merkle
from event_store.verification.differences import Difference, Suspect, differences

# So many rows are hashed before their leaves are made a tree of: enough to gain, little enough to hold.
BLOCK = 4096

# The position, the columns of LEAF_COLUMNS after it as bytes, the leaf and the marks.
VerifiedRow = tuple[int, bytes, bytes, bytes, bytes, bytes, bytes, bytes, bytes, bytes, bytes, bytes | None]


class Verifiable(Protocol):
    """What a store offers to be verified."""

    def head(self, programme_id: UUID) -> Head:
        """Return the head of a programme's journal."""

    def rows_to_verify(self, programme_id: UUID, after: int) -> Iterator[VerifiedRow]:
        """Yield every row of a programme after a position, in the order of positions, as one snapshot."""


class Verification(msgspec.Struct, frozen=True):
    """What was found: how many records were hashed, the head they lead to, and what differs from what was recorded.

    `roots` holds the root at each size that was asked for and reached.
    """

    checked: int
    found: Head
    differences: tuple[Difference, ...]
    roots: dict[int, bytes]


class _Lengths(dict[int, bytes]):
    def __missing__(self, length: int) -> bytes:
        self[length] = made = length.to_bytes(4)
        return made


_LENGTHS = _Lengths()


def verify(
    store: Verifiable,
    programme_id: UUID,
    *,
    after: Head | None = None,
    sizes: Iterable[int] = (),
    progress: Callable[[int], None] | None = None,
) -> Verification:
    """Recompute every leaf after a head that was verified before (the beginning, without one), and the root.

    `sizes` are those of trees whose roots the caller wants to compare; `progress` is told how many rows are done.
    """
    start = after or Head()
    head = store.head(programme_id)
    tree = _Tree(start, (size for size in sizes if start.size < size <= head.size))
    suspects: list[Suspect] = []
    positions = _Positions(start.size)
    rows = store.rows_to_verify(programme_id, start.size)
    checked = 0
    while block := list(islice(rows, BLOCK)):
        tree.add(_leaves(programme_id, block, suspects), head.size)
        positions.add(block)
        checked += len(block)
        if progress is not None:
            progress(checked)
    # What was appended since the head was read is for the next verification; what no head announces is not.
    appended = positions.last > head.size and positions.last <= store.head(programme_id).size
    last = head.size if appended else positions.last
    recorded_at = head.last_recorded_at if appended else positions.last_recorded_at
    found = Head(tree.size, tree.peaks, recorded_at or start.last_recorded_at)
    return Verification(
        checked, found, tuple(differences(head, found, suspects, positions.gaps, last)), tree.roots
    )


def leaf_bytes(store: Verifiable, programme_id: UUID, position: int) -> bytes:
    """Return the bytes that the leaf hash of one record covers, as they are stored."""
    row = next(store.rows_to_verify(programme_id, position - 1))
    return leaf_data((str(programme_id).encode(), b"%d" % row[0], *row[1:10]))


def _leaves(programme_id: UUID, block: Sequence[VerifiedRow], suspects: list[Suspect]) -> list[bytes]:
    """Return the leaf of each row, computed again, and note the rows for which another one was recorded."""
    lengths = _LENGTHS
    programme = str(programme_id).encode()
    begin = b"\x00" + lengths[len(programme)] + programme
    join = b"".join
    leaves = []
    for row in block:
        position, topic, entry_id, recorded_at, effective, earliest, latest, by, evidence, payload, *_ = row
        number = b"%d" % position
        computed = sha256(
            join((
                begin,
                lengths[len(number)], number,
                lengths[len(topic)], topic,
                lengths[len(entry_id)], entry_id,
                lengths[len(recorded_at)], recorded_at,
                lengths[len(effective)], effective,
                lengths[len(earliest)], earliest,
                lengths[len(latest)], latest,
                lengths[len(by)], by,
                lengths[len(evidence)], evidence,
                payload,
            ))
        ).digest()  # fmt: skip
        if computed != row[10]:
            suspects.append(Suspect((programme, number, *row[1:10]), row[10], row[11], position))
        leaves.append(computed)
    return leaves


class _Tree:
    """A tree that grows block by block, and tells its root at the sizes asked for."""

    def __init__(self, start: Head, sizes: Iterable[int]) -> None:
        self.size, self.peaks = start.size, start.peaks
        self.roots: dict[int, bytes] = {}
        self._sizes = sorted(set(sizes), reverse=True)

    def add(self, leaves: Sequence[bytes], most: int) -> None:
        """Add leaves, but none beyond the size that the journal's head gives."""
        leaves = leaves[: max(0, most - self.size)]
        while self._sizes and self._sizes[-1] <= self.size + len(leaves):
            size = self._sizes.pop()
            taken = size - self.size
            self._extend(leaves[:taken])
            leaves = leaves[taken:]
            self.roots[size] = merkle.root(self.peaks)
        self._extend(leaves)

    def _extend(self, leaves: Sequence[bytes]) -> None:
        self.peaks = merkle.extend(self.peaks, self.size, leaves)
        self.size += len(leaves)


class _Positions:
    """The positions that are there, as far as they are not simply the next one."""

    def __init__(self, start: int) -> None:
        self.last = start
        self.gaps: list[tuple[int, int]] = []
        self.last_recorded_at = ""

    def add(self, block: Sequence[VerifiedRow]) -> None:
        """Note the gaps in a block of rows."""
        first, last = block[0][0], block[-1][0]
        if first != self.last + 1 or last - first != len(block) - 1:
            for row in block:
                if row[0] != self.last + 1:
                    self.gaps.append((self.last + 1, row[0] - 1))
                self.last = row[0]
        self.last = last
        self.last_recorded_at = block[-1][3].decode(errors="replace")
