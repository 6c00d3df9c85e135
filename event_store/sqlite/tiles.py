"""Roots of parts of the tree in the SQLite file, kept so that proofs take milliseconds: a cache, and no evidence."""

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from event_store.errors import JournalError
from event_store.sqlite.connections import Connections


class TileCache:
    """Reads leaf hashes, and keeps the roots of complete tiles."""

    connections: Connections

    def leaves(self, programme_id: UUID, first: int, last: int) -> list[bytes]:
        """Return the leaf hashes at positions from one to another, both included."""
        with self.connections.reading() as connection:
            found = connection.execute(
                "SELECT leaf FROM journal WHERE programme_id = ? AND position BETWEEN ? AND ? ORDER BY position",
                (str(programme_id), first, last),
            )
            return [leaf for (leaf,) in found]

    def load_tiles(self, programme_id: UUID) -> list[bytes]:
        """Return the roots that are kept, as far as none is missing."""
        with self.connections.reading() as connection:
            found = connection.execute(
                "SELECT number, root FROM tile WHERE programme_id = ? ORDER BY number", (str(programme_id),)
            )
            return [root for place, (number, root) in enumerate(found) if number == place]

    def save_tiles(self, programme_id: UUID, first: int, tiles: Sequence[bytes]) -> None:
        """Keep roots from a number on; where that cannot be written now they are made again the next time."""
        with suppress(JournalError), self.connections.writing(wait=False) as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO tile (programme_id, number, root) VALUES (?, ?, ?)",
                [(str(programme_id), number, root) for number, root in enumerate(tiles, first)],
            )

    def drop_tiles(self) -> None:
        """Forget every root; they are made again from the leaves."""
        with self.connections.writing() as connection:
            connection.execute("DELETE FROM tile")
