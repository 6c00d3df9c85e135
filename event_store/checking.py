"""Whether a store still holds what was recorded: the file, every leaf and every head of every programme in it."""

from uuid import UUID

from event_store.errors import StoreUnreadable
from event_store.sqlite_recorder import SQLiteJournalRecorder
from event_store.sqlite_rows import MEND, identified
from event_store.verification import verify


def check_store(recorder: SQLiteJournalRecorder) -> int:
    """Return how many records a store holds, all as they were recorded; StoreUnreadable says what is not."""
    path = recorder.connections.path
    said = recorder.pragma("integrity_check")
    if said != "ok":
        problem = f"{path} is damaged ({said}): {MEND}"
        raise StoreUnreadable(problem)
    records = 0
    for programme_id in _programmes(recorder):
        found = verify(recorder, programme_id)
        if found.differences:
            problem = f"{path} is damaged ({found.differences[0].sentence}): {MEND}"
            raise StoreUnreadable(problem)
        records += found.checked
    return records


def _programmes(recorder: SQLiteJournalRecorder) -> list[UUID]:
    with recorder.connections.reading() as connection:
        # Of both tables: a head without its records, and records without their head, are damage too.
        found = connection.execute("SELECT programme_id FROM head UNION SELECT programme_id FROM journal")
        return [identified(text) for (text,) in found]
