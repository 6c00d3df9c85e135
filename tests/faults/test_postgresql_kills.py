"""The server is killed, its connections are cut and its clients stand still: what was acknowledged is there, once."""

from collections.abc import Callable, Iterator, Sequence
from threading import Thread
from uuid import uuid4

import pytest

from event_store.errors import StoreFull, Uncertain
from event_store.postgresql import PostgreSQLJournalRecorder
from event_store.postgresql.connections import Connections
from event_store.postgresql.errors import Lost
from tests.event_store.examples import WESTMINSTER, example, examples
from tests.event_store.postgresql.stores import TestStore
from tests.faults.bounds import bounded
from tests.faults.clients import END, Client, lost
from tests.postgres_server import Server

KILLS = 10
EACH = 15


@pytest.fixture(scope="module")
def fragile() -> Iterator[Server]:
    """Give a server of one's own, for whoever kills it."""
    server = Server()
    yield server
    server.stop()


def test_acknowledged_means_durable_when_the_server_is_killed(
    fragile: Server, figure: Callable[[str], None]
) -> None:
    """On PostgreSQL, what was acknowledged is there, once, after the server was killed under load again and again."""
    store = TestStore(fragile, real=True)
    programmes = [uuid4() for _ in range(4)]
    clients = [Client(store.recorder(), programme_id) for programme_id in programmes]
    for client in clients:
        client.start()
    kills = bounded(KILLS, 200)
    for round_ in range(1, kills + 1):
        while sum(len(client.acknowledged) for client in clients) < round_ * EACH:
            assert all(client.is_alive() for client in clients)
        fragile.kill()
        fragile.start()
    for client in clients:
        client.end()
    acknowledged = sum(len(client.acknowledged) for client in clients)
    assert acknowledged >= kills * EACH
    assert lost(store, clients) == (0, 0)
    assert [client.failed for client in clients] == [[], [], [], []]
    figure(
        f"a server killed {kills} times, {acknowledged} entries acknowledged between them, 0 lost, 0 twice"
    )


@pytest.mark.parametrize("event", ["advisory", "transactionid", "gone"])
def test_a_connection_that_is_ended_in_the_middle_of_an_append_is_made_anew(
    server: Server, event: str
) -> None:
    """An append whose connection ends while it runs, waits or is answered is sent again, and stands once."""
    store = TestStore(server)
    recorder = store.recorder()
    recorder.append(examples(1, 3))

    def cut() -> None:
        store.run(END)

    if event == "advisory":  # in the middle of the function, with the head held
        store.meanwhile(recorder, [example(4)], cut)
    elif event == "transactionid":  # waiting for the head that another holds
        other = Thread(target=lambda: recorder.append([example(4)]))
        with server.connect() as holder, holder.transaction():
            holder.execute(f"SELECT size FROM {store.schema}.head FOR UPDATE")
            other.start()
            store.wait_for("transactionid")
            cut()
        other.join()
    else:  # while it lies idle
        cut()
        recorder.append([example(4)])
    assert [row[0] for row in store.recorder().rows(WESTMINSTER)] == [1, 2, 3, 4]


def test_a_reply_that_was_lost_after_the_commit_is_asked_for_again(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An append that was committed while its reply was lost returns the record that it made, and makes no other."""
    store = TestStore(server)
    recorder = store.recorder()
    recorder.append(examples(1, 3))
    once = recorder.connections._once  # noqa: SLF001 - the driver's own place to fail
    replies = []

    def losing(sql: str, values: Sequence[object]) -> list[object]:
        replies.append(once(sql, values))
        if len(replies) == 1:
            raise Lost
        return replies[-1]

    monkeypatch.setattr(recorder.connections, "_once", losing)
    sent = example(4)
    (recorded,) = recorder.append([sent])
    assert [reply[0][0] for reply in replies[:2]] == ["recorded", "known"]
    assert recorded.entry_id == sent.entry_id
    assert list(store.recorder().whole(WESTMINSTER))[-1].leaf == recorded.leaf


def test_a_client_that_stands_still_keeps_nobody_waiting(server: Server) -> None:
    """A writer stopped in its turn is overtaken by the others; none holds a lock of the head between statements."""
    store = TestStore(server, real=True)
    recorder = store.recorder()
    recorder.append([example(1)])
    still = PostgreSQLJournalRecorder(Connections(store.address))
    with still.connections.queued(WESTMINSTER):  # as if it were stopped here for ever
        client = Client(store.recorder(), WESTMINSTER, most=3)
        rival = Client(store.recorder(), WESTMINSTER, most=3)
        for each in (client, rival):
            each.start()
        for each in (client, rival):
            each.join()
    assert len(client.acknowledged) == len(rival.acknowledged) == 3
    assert lost(store, [client, rival]) == (0, 0)


def test_a_server_that_stands_still_is_given_up_and_tells_that_nothing_is_certain(fragile: Server) -> None:
    """An append that a server neither answers nor refuses ends in time, saying that nobody knows what became of it."""
    store = TestStore(fragile)
    recorder = store.recorder(deadline=0.5, patience=1.0)
    recorder.append([example(1)])
    sent = example(2)
    stopped = fragile.pause()
    try:
        with pytest.raises(Uncertain, match=sent.entry_id):
            recorder.append([sent])
    finally:
        fragile.resume(stopped)
    (recorded,) = store.recorder().append([sent])
    assert recorded.originator_version == 2


def test_sixteen_writers_of_one_programme_all_come_to_their_turn(server: Server) -> None:
    """Of sixteen who record in one programme at once, each records all it wants, and none tries for ever."""
    store = TestStore(server, real=True)
    store.recorder().append([example(1)])
    clients = [Client(store.recorder(), WESTMINSTER, most=8) for _ in range(16)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert [len(client.acknowledged) for client in clients] == [8] * 16
    assert lost(store, clients) == (0, 0)
    assert max(client.longest_wait for client in clients) < 100


def test_a_disk_that_is_full_refuses_the_append_and_keeps_the_rest(server: Server) -> None:
    """An append that finds no room is refused and leaves nothing; with room again it is recorded."""
    store = TestStore(server)
    recorder = store.recorder()
    recorder.append([example(1)])
    full = (
        f"CREATE FUNCTION {store.schema}.full() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
        "RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'No space left on device'; END $body$;"
        f"CREATE TRIGGER zz_full BEFORE INSERT ON {store.schema}.journal FOR EACH ROW "
        f"EXECUTE FUNCTION {store.schema}.full()"
    )
    store.run(full)
    with pytest.raises(StoreFull, match="No space left on device"):
        recorder.append([example(2)])
    store.run(f"DROP TRIGGER zz_full ON {store.schema}.journal")
    recorder.append([example(2)])
    assert recorder.head(WESTMINSTER).size == 2


def test_the_clock_of_a_server_that_goes_back_reorders_nothing(server: Server) -> None:
    """When the server's clock goes back, later entries are stamped with the last time, and verification agrees."""
    store = TestStore(server)
    recorder = store.recorder()
    stamps = []
    for position, moment in enumerate(["2026-01-02", "2026-01-01", "2025-06-01", "2026-01-03"], 1):
        store.run(f"UPDATE {store.clock} SET stands = %s", (f"{moment}T00:00Z",))
        stamps += [record.recorded_at[:10] for record in recorder.append([example(position)])]
    assert stamps == ["2026-01-02", "2026-01-02", "2026-01-02", "2026-01-03"]
