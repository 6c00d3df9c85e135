"""Turns: who lost a race queues, goes on queueing while others do, and keeps a turn that a newcomer spoilt."""

from threading import Thread

import pytest

from event_store.errors import PositionConflict
from event_store.postgresql.recorder import CROWDED
from tests.event_store.examples import WESTMINSTER, example, examples
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server


def test_who_had_to_wait_for_a_turn_goes_on_queueing(server: Server) -> None:
    """A writer who waited for a turn asks for one again; one who found nobody there races again after a while."""
    store = TestStore(server)
    recorder, other = store.recorder(), store.recorder()
    recorder.append([example(1)])

    def append() -> None:
        recorder.append_alone(WESTMINSTER, lambda: [example(recorder.head(WESTMINSTER).size + 1)])

    append()
    assert not recorder.crowded(WESTMINSTER)
    waiting = Thread(target=append)
    with other.connections.queued(WESTMINSTER) as waited:
        waiting.start()
        store.wait_for("advisory")
    waiting.join()
    assert not waited
    for _ in range(CROWDED):
        assert recorder.crowded(WESTMINSTER)
        append()
    assert not recorder.crowded(WESTMINSTER)


def test_a_turn_is_kept_when_a_newcomer_was_faster(server: Server) -> None:
    """What loses to somebody who did not queue is made again in the same turn, so many times and no more."""
    recorder = TestStore(server).recorder()
    recorder.append(examples(1, 3))
    made = iter([[example(2)], [example(3)], [example(4)]])
    (recorded,) = recorder.append_alone(WESTMINSTER, lambda: next(made))
    assert recorded.originator_version == 4
    with pytest.raises(PositionConflict):
        recorder.append_alone(WESTMINSTER, lambda: [example(1)])
