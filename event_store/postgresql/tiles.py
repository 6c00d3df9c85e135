"""Roots of parts of the tree in PostgreSQL, kept so that proofs take milliseconds: a cache, and no evidence."""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from event_store.errors import JournalError
from event_store.postgresql.connections import Connections


class TileCache:
    """Reads leaf hashes, and keeps the roots of complete tiles."""

    connections: Connections

    def leaves(self, programme_id: UUID, first: int, last: int) -> list[bytes]:
        """Return the leaf hashes at positions from one to another, both included."""
        found = self.connections.ask(
            "SELECT leaf FROM journal WHERE programme_id = %s AND position BETWEEN %s AND %s ORDER BY position",
            (programme_id, first, last),
        )
        return [leaf for (leaf,) in found]

    def load_tiles(self, programme_id: UUID) -> list[bytes]:
        """Return the roots that are kept, as far as none is missing."""
        found = self.connections.ask(
            "SELECT number, root FROM tile WHERE programme_id = %s ORDER BY number", (programme_id,)
        )
        return [root for place, (number, root) in enumerate(found) if number == place]

    def save_tiles(self, programme_id: UUID, first: int, tiles: Sequence[bytes]) -> None:
        """Keep roots from a number on; where that cannot be written now they are made again the next time."""
        with suppress(JournalError):
            self.connections.tell(
                "SELECT keep_tiles(%s, %s, %s::bytea[])", (programme_id, first, list(tiles))
            )

    def drop_tiles(self) -> None:
        """Forget every root of one's programmes; they are made again from the leaves."""
        self.connections.tell("SELECT drop_tiles()")
