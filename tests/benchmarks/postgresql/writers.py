"""What appends to a server: ours, the stock library as it comes, and a bare commit."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from event_store.errors import PositionConflict
from tests.event_store.examples import example, examples
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import PORT, Server

WRITERS = 16
PAYLOAD = b'{"risk":"R-001","likelihood":4,"impact":5,"basis":"no custody cover at night"}'


def stock(server: Server) -> PostgresApplicationRecorder:
    """Return a recorder of the library as it comes."""
    datastore = PostgresDatastore(
        "postgres", str(server.folder), str(PORT), "postgres", "x", pool_size=WRITERS, max_overflow=WRITERS
    )
    recorder = PostgresApplicationRecorder(datastore, events_table_name=f"stock_{uuid4().hex[:8]}")
    recorder.create_table()
    return recorder


def stock_append(recorder: PostgresApplicationRecorder, programme_id: UUID) -> Callable[[int], object]:
    """Return what appends an event at a version by the library."""
    return lambda version: recorder.insert_events(
        [StoredEvent(programme_id, version, "risk.assessed", PAYLOAD)]
    )


def our_append(recorder: Any, programme_id: UUID) -> Callable[[int], object]:
    """Return what appends a record at a position by ours."""
    return lambda position: recorder.append([example(position, programme_id, state=PAYLOAD)])


def our_writer(store: TestStore, programme_id: UUID) -> Callable[[], object]:
    """Return what records one entry, as often as it takes."""
    recorder = store.recorder()

    def write() -> None:
        entry_id = str(uuid4())

        def made() -> list[Any]:
            position = recorder.head(programme_id).size + 1
            return [example(position, programme_id, state=PAYLOAD, entry_id=entry_id)]

        while True:
            try:
                if recorder.crowded(programme_id):
                    recorder.append_alone(programme_id, made)
                else:
                    recorder.append(made())
            except PositionConflict:
                continue
            return

    return write


def stock_writer(recorder: PostgresApplicationRecorder, programme_id: UUID) -> Callable[[], object]:
    """Return the same by the library: read the last version, insert after it, again after a conflict."""

    def write() -> None:
        while True:
            last = recorder.select_events(programme_id, desc=True, limit=1)
            version = last[0].originator_version + 1 if last else 1
            try:
                stock_append(recorder, programme_id)(version)
            except IntegrityError:
                continue
            return

    return write


def fill(recorder: Any, programme_id: UUID, first: int, last: int) -> None:
    """Record many, a thousand at a time."""
    for start in range(first, last + 1, 1000):
        recorder.append(examples(start, min(start + 999, last), programme_id))
