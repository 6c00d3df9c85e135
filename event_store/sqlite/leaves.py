"""Leaf hashes in the SQLite file, of which proofs are made once the records were found to have them."""

from uuid import UUID

from event_store.sqlite.connections import Connections


class LeafReader:
    """Reads leaf hashes."""

    connections: Connections

    def leaves(self, programme_id: UUID, first: int, last: int) -> list[bytes]:
        """Return the leaf hashes at positions from one to another, both included."""
        with self.connections.reading() as connection:
            found = connection.execute(
                "SELECT leaf FROM journal WHERE programme_id = ? AND position BETWEEN ? AND ? ORDER BY position",
                (str(programme_id), first, last),
            )
            return [leaf for (leaf,) in found]
