"""Sixteen who append to a server at once, each to a programme of their own and all to one."""

import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles
from threading import Thread
from typing import NamedTuple
from uuid import uuid4

from tests.benchmarks.figure import Figure
from tests.benchmarks.postgresql.writers import WRITERS, our_writer, stock, stock_writer
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server

ROUNDS, SECONDS = 5, 2.0
Write = Callable[[], object]


class Crowd(NamedTuple):
    """What a crowd came to: milliseconds from one append to the next, and the 99th percentile of those of one."""

    between: float
    slow: float


def crowds(server: Server) -> Iterator[Figure]:
    """Yield how many they append, ours in turn with the library's."""
    store, library = TestStore(server, real=True), stock(server)
    apart = [uuid4() for _ in range(WRITERS)]
    ours, theirs = _in_turn(
        [our_writer(store, each) for each in apart], [stock_writer(library, each) for each in apart]
    )
    peer = "stock library"
    what = f"{WRITERS} writers on {WRITERS} programmes, from one append to the next"
    yield Figure("apart", what, ours.between, peer, theirs.between, 2.5, faster=True)
    one = uuid4()
    ours, theirs = _in_turn(
        [our_writer(store, one) for _ in range(WRITERS)], [stock_writer(library, one) for _ in range(WRITERS)]
    )
    what = f"{WRITERS} writers on one programme, from one append to the next"
    yield Figure("together", what, ours.between, peer, theirs.between, 5, faster=True)
    yield Figure("together p99", "the same, the slowest of a hundred", ours.slow, peer, theirs.slow, 0.2)


def _in_turn(ours: Sequence[Write], theirs: Sequence[Write]) -> tuple[Crowd, Crowd]:
    found: tuple[list[Crowd], list[Crowd]] = ([], [])
    for _ in range(ROUNDS):
        for each, writers in zip(found, (ours, theirs), strict=True):
            each.append(_crowd(writers))
    mine, library = (
        Crowd(median(crowd.between for crowd in each), median(crowd.slow for crowd in each)) for each in found
    )
    return mine, library


def _crowd(writers: Sequence[Write]) -> Crowd:
    """Let writers write for some seconds."""
    taken: list[float] = []
    began = time.monotonic()

    def work(write: Write) -> None:
        while time.monotonic() < began + SECONDS:
            start = time.perf_counter()
            write()
            taken.append(time.perf_counter() - start)

    threads = [Thread(target=work, args=(write,)) for write in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Crowd(1000 * (time.monotonic() - began) / len(taken), 1000 * quantiles(taken, n=100)[98])
