"""Which programmes a store in PostgreSQL holds, of those that whoever asks may read."""

from uuid import UUID

from event_store.journal.head import Head, as_head
from event_store.postgresql.connections import Connections

MEND = "restore a backup, and keep this database"
HEADS = """
    SELECT head.programme_id FROM head
    LEFT JOIN journal ON journal.programme_id = head.programme_id AND position = 1
    ORDER BY journal.recorded_at NULLS LAST, head.programme_id
"""
# One id after the other, since reading every row would take as long as the journal has grown.
RECORDED = """
    WITH RECURSIVE recorded (id) AS (
        (SELECT programme_id FROM journal ORDER BY programme_id LIMIT 1)
        UNION ALL
        SELECT (SELECT programme_id FROM journal WHERE programme_id > id ORDER BY programme_id LIMIT 1)
        FROM recorded WHERE id IS NOT NULL
    )
    SELECT id FROM recorded WHERE id IS NOT NULL AND id NOT IN (SELECT programme_id FROM head)
"""


class ProgrammeList:
    """Lists the programmes of one store."""

    connections: Connections

    def programme_ids(self, *, damaged: bool = False) -> list[UUID]:
        """Return the programmes in the store, in the order of their first records.

        Of a `damaged` store, when no head is left, those of which there are records.
        """
        found = [programme_id for (programme_id,) in self.connections.ask(HEADS)]
        return found or ([UUID(text) for text in self.programmes_without_head()] if damaged else [])

    def heads(self) -> dict[UUID, Head]:
        """Return the heads of all programmes that one may read, in one question."""
        found = self.connections.ask("SELECT programme_id, size, peaks, last_recorded_at FROM head")
        return {programme_id: as_head(*columns) for programme_id, *columns in found}

    def programmes_without_head(self) -> list[str]:
        """Return what stands for a programme in records of which no head tells."""
        return [str(programme_id) for (programme_id,) in self.connections.ask(RECORDED)]
