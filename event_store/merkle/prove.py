"""Making Merkle proofs of RFC 9162: that a record is in a journal, and that a journal grew out of an earlier one.

Checking them is the work of other code, in `check.py`.
"""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from event_store.errors import StoreUnreadable
from event_store.merkle import tree as merkle

# The roots of so many leaves are kept, so that a proof hashes thousands of nodes and not millions of leaves.
TILE = 256


class Provable(Protocol):
    """What a store offers to make proofs from."""

    def leaves(self, programme_id: UUID, first: int, last: int) -> list[bytes]:
        """Return the leaf hashes at positions from one to another, both counted from 1 and included."""


class Prover:
    """Makes proofs about one journal as it stands at a size."""

    def __init__(self, store: Provable, programme_id: UUID, size: int, tiles: Sequence[bytes] = ()) -> None:
        """Take the roots of the first tiles as the caller has them, and make the others; StoreUnreadable for a gap."""
        self._store = store
        self._programme_id = programme_id
        self.size = size
        self.tiles = self._complete_tiles(tiles)

    def root(self, size: int) -> bytes:
        """Return the root of the first `size` records."""
        return merkle.EMPTY_ROOT if size == 0 else self._hash(0, size)

    def inclusion(self, position: int, size: int) -> list[bytes]:
        """Return the path from the record at a position (from 1) to the root of the first `size` records."""
        return self._path(position - 1, 0, size)

    def consistency(self, earlier: int, size: int) -> list[bytes]:
        """Return what shows that the first `size` records begin with the first `earlier` ones."""
        return [] if earlier in {0, size} else self._subproof(earlier, 0, size, whole=True)

    def _path(self, index: int, first: int, end: int) -> list[bytes]:
        if end - first == 1:
            return []
        middle = first + _split(end - first)
        if index < middle:
            return [*self._path(index, first, middle), self._hash(middle, end)]
        return [*self._path(index, middle, end), self._hash(first, middle)]

    def _subproof(self, earlier: int, first: int, end: int, *, whole: bool) -> list[bytes]:
        if earlier == end:
            return [] if whole else [self._hash(first, end)]
        middle = first + _split(end - first)
        if earlier <= middle:
            return [*self._subproof(earlier, first, middle, whole=whole), self._hash(middle, end)]
        return [*self._subproof(earlier, middle, end, whole=False), self._hash(first, middle)]

    def _hash(self, first: int, end: int) -> bytes:
        """Return the hash of the tree of the leaves from `first` (counted from 0) up to `end`."""
        width = end - first
        if width >= TILE and width & width - 1 == 0:
            return merkle.root(merkle.extend((), 0, self.tiles[first // TILE : end // TILE]))
        if width <= TILE:
            return merkle.root(merkle.extend((), 0, self._leaves(first + 1, end)))
        middle = first + _split(width)
        return merkle.node_hash(self._hash(first, middle), self._hash(middle, end))

    def _leaves(self, first: int, last: int) -> list[bytes]:
        leaves = self._store.leaves(self._programme_id, first, last)
        if len(leaves) != last + 1 - first:
            problem = (
                f"the store is damaged (of positions {first} to {last} only {len(leaves)} are there): "
                "restore a backup, and keep this file"
            )
            raise StoreUnreadable(problem)
        return leaves

    def _complete_tiles(self, known: Sequence[bytes]) -> tuple[bytes, ...]:
        wanted = self.size // TILE
        tiles = list(known[:wanted])
        # A tile at a time: a head that tells of more records than there are must not fill the memory.
        for number in range(len(tiles), wanted):
            leaves = self._leaves(number * TILE + 1, (number + 1) * TILE)
            tiles.append(merkle.root(merkle.extend((), 0, leaves)))
        return tuple(tiles)


def _split(width: int) -> int:
    """Return the largest power of two below a width: where RFC 9162 divides a tree."""
    return 1 << (width - 1).bit_length() - 1
