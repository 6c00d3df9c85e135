"""Whether a store still holds what was recorded: every leaf and every head computed again."""

from uuid import UUID

from event_store.adopting import follow
from event_store.errors import NotAdopted, StoreUnreadable
from event_store.head import Head
from event_store.sqlite_recorder import SQLiteJournalRecorder
from event_store.sqlite_rows import MEND, identified


def recomputed(recorder: SQLiteJournalRecorder, programme_id: UUID) -> Head:
    """Return the head that a journal's records make; StoreUnreadable names the first that is not as it was recorded."""
    head = Head()
    try:
        for record in recorder.whole(programme_id):
            head = follow(head, record)
    except NotAdopted as found:
        problem = f"{recorder.connections.path} is damaged at {found}: {MEND}"
        raise StoreUnreadable(problem) from found
    return head


def check_store(recorder: SQLiteJournalRecorder) -> int:
    """Return how many records a store holds, all as they were recorded; StoreUnreadable says what is not."""
    path = recorder.connections.path
    said = recorder.pragma("integrity_check")
    if said != "ok":
        problem = f"{path} is damaged ({said}): {MEND}"
        raise StoreUnreadable(problem)
    records = 0
    for programme_id in _programmes(recorder):
        head, stored = recomputed(recorder, programme_id), recorder.head(programme_id)
        if head != stored:
            problem = (
                f"{path} is damaged: the journal of programme {programme_id} holds {head.size} records and its "
                f"head says {stored.size}, or others: {MEND}"
            )
            raise StoreUnreadable(problem)
        records += head.size
    return records


def _programmes(recorder: SQLiteJournalRecorder) -> list[UUID]:
    with recorder.connections.reading() as connection:
        # Of both tables: a head without its records, and records without their head, are damage too.
        found = connection.execute("SELECT programme_id FROM head UNION SELECT programme_id FROM journal")
        return [identified(text) for (text,) in found]
