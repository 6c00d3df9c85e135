"""Which programmes a SQLite file holds, also when what tells of them was damaged."""

from contextlib import suppress
from uuid import UUID

from event_store.errors import StoreUnreadable
from event_store.journal.head import Head, as_head
from event_store.sqlite.connect import MEND
from event_store.sqlite.connections import Connections

HEADS = """
    SELECT head.programme_id FROM head
    LEFT JOIN journal ON journal.programme_id = head.programme_id AND position = 1 ORDER BY notification_id
"""
# One id after the other, since reading every row would take as long as the journal has grown.
RECORDED = """
    WITH RECURSIVE recorded (id) AS (
        SELECT min(programme_id) FROM journal
        UNION ALL
        SELECT (SELECT min(programme_id) FROM journal WHERE programme_id > id) FROM recorded WHERE id IS NOT NULL
    )
    SELECT id FROM recorded WHERE id IS NOT NULL
"""


class ProgrammeList:
    """Lists the programmes of one file."""

    connections: Connections

    def programme_ids(self, *, damaged: bool = False) -> list[UUID]:
        """Return the programmes in the store, in the order of their first records.

        StoreUnreadable when one has no readable id; of a `damaged` store those are returned that have one, and when no
        head is left those of which there are records.
        """
        with self.connections.reading() as connection:
            found = [text for (text,) in connection.execute(HEADS)]
        if damaged:
            found = [text for text in found or self.programmes_without_head() if _is_id(text)]
        return [identified(text) for text in found]

    def heads(self) -> dict[UUID, Head]:
        """Return the heads of all programmes, in one question; StoreUnreadable when one has no readable id."""
        with self.connections.reading() as connection:
            found = connection.execute(
                "SELECT programme_id, size, peaks, last_recorded_at FROM head"
            ).fetchall()
        return {identified(programme_id): as_head(*columns) for programme_id, *columns in found}

    def programmes_without_head(self) -> list[str]:
        """Return what stands for a programme in records of which no head tells, readable or not."""
        with self.connections.reading() as connection:
            known = {text for (text,) in connection.execute("SELECT programme_id FROM head")}
            return [str(text) for (text,) in connection.execute(RECORDED) if text not in known]


def identified(programme_id: str) -> UUID:
    """Return the id of a programme as the store has it; StoreUnreadable when a damaged file holds none there."""
    try:
        return UUID(programme_id)
    except (AttributeError, TypeError, ValueError) as error:
        problem = f"the store is damaged (a programme has no readable id): {MEND}"
        raise StoreUnreadable(problem) from error


def _is_id(text: object) -> bool:
    with suppress(StoreUnreadable):
        return bool(identified(str(text)))
    return False
