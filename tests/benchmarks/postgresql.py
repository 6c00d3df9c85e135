"""Appends and replay on PostgreSQL beside the stock library on the same server and our SQLite, in one run.

`python -m tests.benchmarks.postgresql` prints ratios; absolute times depend on the machine.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from event_store.errors import PositionConflict
from event_store.postgresql import PostgreSQLJournalRecorder
from event_store.postgresql.connections import Connections
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections as File
from tests.event_store.examples import WESTMINSTER, example, examples
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import PORT, Server

APPENDS = 300
WRITERS = 16
SECONDS = 5.0
REPLAYED = 20_000
GROWN = 100_000
PAYLOAD = b'{"risk":"R-001","likelihood":4,"impact":5,"basis":"no custody cover at night"}'


def timed(appending: Callable[[int], object], count: int, first: int = 1) -> list[float]:
    """Return how many seconds each of some appends took."""
    taken = []
    for position in range(first, first + count):
        start = time.perf_counter()
        appending(position)
        taken.append(time.perf_counter() - start)
    return taken


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


def crowd(write: Sequence[Callable[[], object]]) -> tuple[float, float]:
    """Let writers write for some seconds; return appends a second, and the 99th percentile of one in seconds."""
    taken: list[float] = []
    until = time.monotonic() + SECONDS

    def work(one: Callable[[], object]) -> None:
        while time.monotonic() < until:
            start = time.perf_counter()
            one()
            taken.append(time.perf_counter() - start)

    threads = [Thread(target=work, args=(one,)) for one in write]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(taken) / SECONDS, statistics.quantiles(taken, n=100)[98]


def our_writer(store: TestStore, programme_id: UUID) -> Callable[[], object]:
    """Return what records one entry, as often as it takes."""
    recorder = store.recorder()

    def write() -> None:
        entry_id = str(uuid4())

        def made() -> list[Any]:
            return [
                example(recorder.head(programme_id).size + 1, programme_id, state=PAYLOAD, entry_id=entry_id)
            ]

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


def show(what: str, measured: float, than: float, accepted: str) -> None:
    """Print a ratio, and what is accepted."""
    print(f"{what:<68} {measured / than:5.2f} ×   accepted {accepted}")


def fill(recorder: Any, programme_id: UUID, first: int, last: int) -> None:
    """Record many, a thousand at a time."""
    for start in range(first, last + 1, 1000):
        recorder.append(examples(start, min(start + 999, last), programme_id))


def alone(server: Server, folder: Path) -> None:
    """Measure one writer, and replay."""
    store = TestStore(server, real=True)
    ours, library = store.recorder(), stock(server)
    programme_id = uuid4()
    for turn in range(2):  # the first time warms up
        mine = timed(our_append(ours, programme_id), APPENDS, turn * APPENDS + 1)
        theirs = timed(stock_append(library, programme_id), APPENDS, turn * APPENDS + 1)
    show("append, p50: ours than stock", statistics.median(mine), statistics.median(theirs), "≤ 0.7")
    file = SQLiteJournalRecorder(File(str(folder / "replay.sqlite")))
    fill(file, WESTMINSTER, 1, REPLAYED)
    fill(ours, WESTMINSTER, 1, REPLAYED)
    # The same rows to who is above row-level security, and to a member.
    store.run(f"CREATE ROLE {store.login('ann')} LOGIN; GRANT {store.schema}_member TO {store.login('ann')}")
    store.run(f"INSERT INTO {store.schema}.person VALUES ('{store.login('ann')}', 'Ann', false)")
    store.run(f"INSERT INTO {store.schema}.member VALUES ('{WESTMINSTER}', '{store.login('ann')}', 'reader')")
    member = PostgreSQLJournalRecorder(Connections(store.as_login(store.login("ann"))))
    replays: dict[str, list[float]] = {"file": [], "server": [], "member": []}
    for _ in range(7):
        for name, recorder in (("file", file), ("server", ours), ("member", member)):
            start = time.perf_counter()
            rows = recorder.rows_between(WESTMINSTER, ("", 0), ("9999-12-31", 0), REPLAYED, "9999-12-31")
            assert sum(1 for _ in rows) == REPLAYED
            replays[name].append(time.perf_counter() - start)
    file_, server_, member_ = (statistics.median(each) for each in replays.values())
    show(f"replay of {REPLAYED:,} rows: server than file", server_, file_, "≤ 1.2")
    show("the same under row-level security than above it", member_, server_, "≤ 1.1")


def crowds(server: Server) -> None:
    """Measure sixteen writers, each on a programme of its own and all on one."""
    store, library = TestStore(server, real=True), stock(server)
    apart = [uuid4() for _ in range(WRITERS)]
    ours, _ = crowd([our_writer(store, each) for each in apart])
    theirs, _ = crowd([stock_writer(library, each) for each in apart])
    show("16 writers on 16 programmes, a second: ours than stock", ours, theirs, "≥ 2.5")
    one = uuid4()
    ours, our_p99 = crowd([our_writer(store, one) for _ in range(WRITERS)])
    theirs, their_p99 = crowd([stock_writer(library, one) for _ in range(WRITERS)])
    show("16 writers on one programme, a second: ours than stock", ours, theirs, "≥ 5")
    show("the same, p99: ours than stock", our_p99, their_p99, "≤ 0.2")


def grown(server: Server) -> None:
    """Measure an append to a long journal beside one to a short, on one connection to a database that was empty."""
    recorder = TestStore(server, real=True).recorder()
    append = our_append(recorder, WESTMINSTER)
    timed(append, 1000)
    short = timed(append, APPENDS, 1001)
    fill(recorder, WESTMINSTER, 1001 + APPENDS, GROWN)
    long = timed(append, APPENDS, GROWN + 1)
    show(
        f"append, p50: at {GROWN:,} records than at 1,000",
        statistics.median(long),
        statistics.median(short),
        "≤ 1.2",
    )


def main() -> None:
    """Measure everything on a server of its own."""
    server = Server("shared_buffers = 128MB")
    try:
        with tempfile.TemporaryDirectory() as folder:
            alone(server, Path(folder))
        crowds(server)
        grown(server)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
