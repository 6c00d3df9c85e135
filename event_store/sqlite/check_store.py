"""Whether a store still holds what was recorded: the file, every leaf and every head of every programme in it."""

from event_store.errors import StoreUnreadable
from event_store.sqlite.belongings import MEND_SCHEMA
from event_store.sqlite.connect import MEND
from event_store.sqlite.recorder import SQLiteJournalRecorder
from event_store.verification.verify import verify


def check_store(recorder: SQLiteJournalRecorder) -> int:
    """Return how many records a store holds, all as they were recorded; StoreUnreadable says what is not."""
    path = recorder.connections.path
    said = recorder.pragma("integrity_check")
    if said != "ok":
        problem = f"{path} is damaged ({said}): {MEND}"
        raise StoreUnreadable(problem)
    if strays := recorder.programmes_without_head():
        problem = f"{path} is damaged (there are records of “{strays[0]}”, of which there is no head): {MEND}"
        raise StoreUnreadable(problem)
    records = 0
    for programme_id in recorder.programme_ids():
        found = verify(recorder, programme_id)
        if found.differences:
            problem = f"{path} is damaged ({found.differences[0].sentence}): {MEND}"
            raise StoreUnreadable(problem)
        records += found.checked
    # Last, because what was done to the records matters more.
    if differing := recorder.connections.differing():
        problem = f"{path} is damaged ({differing[0]}): {MEND_SCHEMA}"
        raise StoreUnreadable(problem)
    return records
