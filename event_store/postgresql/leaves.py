"""Leaf hashes in PostgreSQL, of which proofs are made once the records were found to have them."""

from uuid import UUID

from event_store.postgresql.connections import Connections


class LeafReader:
    """Reads leaf hashes."""

    connections: Connections

    def leaves(self, programme_id: UUID, first: int, last: int) -> list[bytes]:
        """Return the leaf hashes at positions from one to another, both included."""
        found = self.connections.ask(
            "SELECT leaf FROM journal WHERE programme_id = %s AND position BETWEEN %s AND %s ORDER BY position",
            (programme_id, first, last),
        )
        return [leaf for (leaf,) in found]
