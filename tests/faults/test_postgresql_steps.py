"""A connection is ended at every step of an append, and a disk is full: what was acknowledged is there, once."""

import subprocess
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest

from event_store.errors import StoreFull
from event_store.verification.check_store import check_store
from tests.event_store.examples import WESTMINSTER, example
from tests.event_store.postgresql.stores import TestStore
from tests.faults.clients import END
from tests.postgres_server import NOBODY, Server

# Where an append is stopped: what it does to the head, to the journal, and at the end of its transaction.
STEPS = (
    "TRIGGER stop BEFORE INSERT ON {0}.head FOR EACH ROW",
    "TRIGGER stop AFTER INSERT ON {0}.head FOR EACH ROW",
    "TRIGGER stop BEFORE UPDATE ON {0}.head FOR EACH ROW",
    "TRIGGER stop AFTER UPDATE ON {0}.head FOR EACH ROW",
    "TRIGGER stop BEFORE INSERT ON {0}.journal FOR EACH ROW",
    "TRIGGER stop AFTER INSERT ON {0}.journal FOR EACH ROW",
    "CONSTRAINT TRIGGER stop AFTER INSERT ON {0}.journal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW",
)
STOP = (
    "CREATE FUNCTION {0}.stop() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
    "PERFORM pg_advisory_xact_lock_shared(hashtext('{0}')); RETURN NEW; END $body$"
)
BALLAST = 1 << 20


def test_an_append_whose_connection_is_ended_at_any_step_stands_once(
    server: Server, figure: Callable[[str], None]
) -> None:
    """Whatever an append was doing when its connection was ended, it is sent again, and stands once."""
    store = TestStore(server, real=True)
    store.run(STOP.format(store.schema))
    recorder = store.recorder()
    for step in STEPS:
        programme_id = uuid4()
        places = [1] if "INSERT ON {0}.head" in step else [1, 2]
        for position in places[:-1]:
            recorder.append([example(position, programme_id)])
        store.run(f"CREATE {step.format(store.schema)} EXECUTE FUNCTION {store.schema}.stop()")
        sent = example(places[-1], programme_id)
        (recorded,) = store.meanwhile(recorder, [sent], lambda: store.run(END))
        store.run(f"DROP TRIGGER stop ON {step.partition(' ON ')[2].split()[0].format(store.schema)}")
        kept = list(store.recorder().whole(programme_id))
        assert [record.originator_version for record in kept] == places
        assert (kept[-1].entry_id, kept[-1].leaf) == (sent.entry_id, recorded.leaf)
    check_store(store.recorder())
    figure(f"an append whose connection was ended at {len(STEPS)} steps, 0 lost, 0 twice")


@pytest.fixture
def small_disk(server: Server) -> Iterator[Path]:
    """Give a disk of 3 MB to a server, for tables of its tablespace `small`."""
    place = server.folder / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size=3m,mode=700,uid={NOBODY},gid={NOBODY}", "tmpfs", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no file system may be mounted here")
    try:
        with server.connect() as connection:
            connection.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
        yield place
        with server.connect() as connection:
            connection.execute("ALTER TABLE ALL IN TABLESPACE small SET TABLESPACE pg_default")
            connection.execute("DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_real_disk_that_is_full_refuses_the_append_and_keeps_the_rest(
    server: Server, small_disk: Path, figure: Callable[[str], None]
) -> None:
    """What finds no room on the server's disk is refused whole and leaves nothing; with room again it is recorded."""
    store = TestStore(server, real=True)
    store.run(f"ALTER TABLE {store.schema}.journal SET TABLESPACE small")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(BALLAST))
    recorder = store.recorder()
    # What cannot be pressed together, so that it takes the room that it says.
    text = "".join(str(uuid4()) for _ in range(200))
    state = f'{{"note":"{text}"}}'.encode()
    with pytest.raises(StoreFull):
        deque((recorder.append([example(position, state=state)]) for position in count(1)), maxlen=0)
    size = recorder.head(WESTMINSTER).size
    assert size > 0
    check_store(store.recorder())
    ballast.unlink()
    recorder.append([example(size + 1)])
    assert recorder.head(WESTMINSTER).size == size + 1
    check_store(store.recorder())
    figure(f"a server's disk that was full after {size} entries, 0 lost")
