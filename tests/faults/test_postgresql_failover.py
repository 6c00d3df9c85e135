"""The primary dies and its standby takes over: synchronously nothing acknowledged is lost, and otherwise it shows."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest

from event_store.errors import Uncertain
from tests.event_store.examples import WESTMINSTER, example, examples
from tests.event_store.postgresql.stores import TestStore
from tests.faults.clients import END, Client, lost
from tests.postgres_server import PORT, Server

BEFORE, AFTER = 60, 20


class Pair:
    """A primary and its standby, under one address."""

    def __init__(self, *, synchronous: bool) -> None:
        self.primary = Server()
        self.standby = Server("hot_standby = on", copy_of=self.primary, name="second")
        if synchronous:
            self.set_standby("second")
        self.store = TestStore(self.primary, real=True)
        self.store.address = self.store.address.replace(
            f"postgresql:///postgres?host={self.primary.folder}",
            f"postgresql:///postgres?host={self.primary.folder},{self.standby.folder}&port={PORT},{PORT}",
        )

    def set_standby(self, names: str) -> None:
        """Say for which standby the primary waits."""
        with self.primary.connect() as connection:
            connection.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
            connection.execute("SELECT pg_reload_conf()")
            while connection.execute("SHOW synchronous_standby_names").fetchone() != (names,):
                pass
            state = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"
            while names and connection.execute(state).fetchone() == (0,):
                pass

    def wait_until_both_are_alike(self) -> None:
        """Wait until the standby has all that the primary has now."""
        with self.primary.connect() as primary, self.standby.connect() as standby:
            ((now,),) = primary.execute("SELECT pg_current_wal_lsn()").fetchall()
            reached = "SELECT coalesce(pg_last_wal_replay_lsn() >= %s::pg_lsn, false)"
            while standby.execute(reached, (now,)).fetchone() == (False,):
                pass

    def fail_over(self) -> None:
        """Kill the primary, and make the standby one."""
        self.primary.kill()
        self.standby.promote()
        self.store.server = self.standby

    def stop(self) -> None:
        """Stop both."""
        self.standby.stop()
        self.primary.stop()


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Give a primary with a synchronous standby."""
    made = Pair(synchronous=True)
    yield made
    made.stop()


def total(clients: list[Client]) -> int:
    """Return how many entries were acknowledged."""
    return sum(len(client.acknowledged) for client in clients)


def started(pair: Pair) -> list[Client]:
    """Start four clients that record, and return them when they recorded some."""
    clients = [Client(pair.store.recorder(), uuid4()) for _ in range(4)]
    for client in clients:
        client.start()
    while total(clients) < BEFORE:
        assert all(client.is_alive() for client in clients)
    return clients


def test_a_synchronous_standby_has_all_that_was_acknowledged(
    pair: Pair, figure: Callable[[str], None]
) -> None:
    """When the primary dies under load and its synchronous standby takes over, nothing acknowledged is lost."""
    clients = started(pair)
    pair.fail_over()
    until = total(clients) + AFTER
    while total(clients) < until:
        assert all(client.is_alive() for client in clients)
    for client in clients:
        client.end()
    assert lost(pair.store, clients) == (0, 0)
    assert [client.failed for client in clients] == [[], [], [], []]
    figure(f"a failover to a synchronous standby, {total(clients)} entries acknowledged, 0 lost, 0 twice")


def test_an_asynchronous_standby_loses_and_that_is_seen(figure: Callable[[str], None]) -> None:
    """The same without waiting for the standby loses what was acknowledged, and the count above would have shown it."""
    pair = Pair(synchronous=False)
    try:
        clients = [Client(pair.store.recorder(), uuid4(), most=10) for _ in range(2)]
        pair.wait_until_both_are_alike()
        pair.standby.kill()  # it is away for a moment, as it may be at any time
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        pair.primary.kill()
        pair.standby.start()
        pair.standby.promote()
        pair.store.server = pair.standby
        missing, twice = lost(pair.store, clients)
        assert missing > 0
        assert twice == 0
        figure(
            f"a failover to an asynchronous standby, {total(clients)} entries acknowledged, {missing} lost"
        )
    finally:
        pair.stop()


def test_a_wait_for_the_standby_that_was_cancelled_is_no_acknowledgement(pair: Pair) -> None:
    """On PostgreSQL, a commit that did not wait for its standby is not acknowledged."""
    recorder = pair.store.recorder(deadline=1.0, patience=2.0)
    recorder.append([example(1)])
    stopped = pair.standby.pause()
    sent = example(2)
    try:
        # It is committed on the primary all the same; asked again, the answer waits for the standby again.
        with pytest.raises(Uncertain, match=sent.entry_id):
            recorder.append([sent])
        assert pair.store.run(f"SELECT max(position) FROM {pair.store.schema}.journal") == [(2,)]
    finally:
        pair.standby.resume(stopped)
    (recorded,) = recorder.append([sent])
    # Committed, and its connection ended before the reply: the real thing that test_postgresql_kills.py imitates.
    other = pair.store.recorder()
    answered: list[Any] = []
    stopped = pair.standby.pause()
    asking = Thread(target=lambda: answered.extend(other.append([example(3)])))
    try:
        asking.start()
        pair.store.wait_for("SyncRep")
        pair.store.run(END)
    finally:
        pair.standby.resume(stopped)
    asking.join()
    assert [record.originator_version for record in answered] == [3]
    recorded = answered[0]
    pair.fail_over()
    assert list(pair.store.recorder().whole(WESTMINSTER))[-1].leaf == recorded.leaf


def test_a_replay_goes_on_across_a_failover(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading that began at the primary ends at the standby, with every row once and in order."""
    monkeypatch.setattr("event_store.postgresql.rows.PAGE", 20)
    recorder = pair.store.recorder()
    recorder.append(examples(1, 90))
    rows = recorder.rows(WESTMINSTER)
    read = [next(rows)[0] for _ in range(30)]
    failing = Thread(target=pair.fail_over)
    failing.start()
    read += [row[0] for row in rows]
    failing.join()
    assert read == list(range(1, 91))
