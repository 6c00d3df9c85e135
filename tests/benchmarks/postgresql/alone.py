"""One who appends or reads, to a server."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from uuid import uuid4

from event_store.postgresql import PostgreSQLJournalRecorder
from event_store.postgresql.connections import Connections
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections as File
from tests.benchmarks.figure import Figure
from tests.benchmarks.postgresql.writers import fill, our_append, stock, stock_append
from tests.benchmarks.side_by_side import medians
from tests.event_store.examples import WESTMINSTER
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server

APPENDS = 400
REPLAYED = 20_000
ROUNDS = 9
# Writes a few bytes, and waits until the disk has them.
COMMIT = "SELECT pg_logical_emit_message(true, 'benchmark', %s)"
SHORT, LONG = 1_000, 100_000


def _timed(work: Callable[[int], object], given: int) -> float:
    start = time.perf_counter()
    work(given)
    return time.perf_counter() - start


def appending(server: Server) -> Iterator[Figure]:
    """Yield how long an append takes, each in turn with one of the library and a bare commit."""
    ours = our_append(TestStore(server, real=True).recorder(), programme_id := uuid4())
    theirs = stock_append(stock(server), programme_id)
    taken: tuple[list[float], ...] = ([], [], [])
    with server.connect() as connection:
        for position in range(1, APPENDS + 1):
            works = (ours, theirs, lambda said: connection.execute(COMMIT, (str(said),)))
            for times, work in zip(taken, works, strict=True):
                times.append(_timed(work, position))
    mine, library, bare = (1000 * median(times) for times in taken)
    yield Figure("server append", "one append, median", mine, "stock library", library, 0.7)
    yield Figure("server commit", "the same", mine, "a bare commit there", bare, 1.5)


def replaying(server: Server, folder: Path) -> Iterator[Figure]:
    """Yield how long a replay takes beside one from our file, and under row-level security beside above it."""
    store = TestStore(server, real=True)
    ours = store.recorder()
    file = SQLiteJournalRecorder(File(str(folder / "replay.sqlite")))
    for recorder in (ours, file):
        fill(recorder, WESTMINSTER, 1, REPLAYED)
    login = store.login("ann")
    store.run(f"CREATE ROLE {login} LOGIN; GRANT {store.schema}_member TO {login}")
    store.run(f"INSERT INTO {store.schema}.person VALUES ('{login}', 'Ann', false)")
    store.run(f"INSERT INTO {store.schema}.member VALUES ('{WESTMINSTER}', '{login}', 'reader')")
    member = PostgreSQLJournalRecorder(Connections(store.as_login(login)))

    def replay(recorder: PostgreSQLJournalRecorder | SQLiteJournalRecorder) -> Callable[[], object]:
        def read() -> None:
            rows = recorder.rows_between(WESTMINSTER, ("", 0), ("9999-12-31", 0), REPLAYED, "9999-12-31")
            assert sum(1 for _ in rows) == REPLAYED

        return read

    works = {"file": replay(file), "server": replay(ours), "member": replay(member)}
    found = {
        name: 1000 * seconds for name, seconds in medians(works, ROUNDS, clock=time.perf_counter).items()
    }
    what = f"replay of {REPLAYED:,} records"
    yield Figure("server replay", what, found["server"], "our file", found["file"], 1.2)
    secured = "who is above row-level security"
    yield Figure("secured replay", f"{what}, of a member", found["member"], secured, found["server"], 1.1)


def growing(server: Server) -> Iterator[Figure]:
    """Yield how long an append to a long journal takes beside one to a short, by one connection to a new database."""
    recorder = TestStore(server, real=True).recorder()
    append = our_append(recorder, WESTMINSTER)
    fill(recorder, WESTMINSTER, 1, SHORT)
    short, long = (
        1000 * median(_timed(append, position) for position in range(size + 1, size + APPENDS + 1))
        for size in _sizes(recorder)
    )
    yield Figure("grown append", f"one append to {LONG:,} records", long, f"to {SHORT:,}", short, 1.2)


def _sizes(recorder: PostgreSQLJournalRecorder) -> Iterator[int]:
    """Yield how many records there are at the beginning, and again when there are as many as are asked for."""
    yield SHORT
    fill(recorder, WESTMINSTER, SHORT + APPENDS + 1, LONG)
    yield LONG
