"""The contract, on a SQLite file that two recorders opened and in memory."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connect import MEMORY
from event_store.sqlite.connections import Connections
from tests.event_store.contract import JournalContract
from tests.event_store.examples import WESTMINSTER, Clock


class TestFile(JournalContract):
    """The contract on a file."""

    @pytest.fixture
    def colleague(self, recorder: SQLiteJournalRecorder, path: Path) -> Iterator[SQLiteJournalRecorder]:
        """Give a recorder that shares nothing with the first but the file."""
        connections = Connections(str(path), create=False)
        yield SQLiteJournalRecorder(connections, recorder.clock)
        connections.close()


class TestMemory(JournalContract):
    """The contract in memory."""

    @pytest.fixture
    def recorder(self, clock: Clock) -> Iterator[SQLiteJournalRecorder]:
        """Give a recorder of a store that goes with it."""
        connections = Connections(MEMORY)
        yield SQLiteJournalRecorder(connections, clock)
        connections.close()

    @pytest.fixture
    def colleague(self, recorder: SQLiteJournalRecorder) -> SQLiteJournalRecorder:
        """Give another recorder of the same memory."""
        return SQLiteJournalRecorder(recorder.connections, recorder.clock)

    def test_a_reader_does_not_see_what_is_not_committed(self, recorder: SQLiteJournalRecorder) -> None:
        """A thread that reads while another's transaction is open waits for its end, as both share one connection."""
        seen: list[int] = []
        reader = Thread(target=lambda: seen.append(recorder.head(WESTMINSTER).size))

        def write_and_fail() -> None:
            with recorder.connections.writing() as connection:
                connection.execute("INSERT INTO head VALUES (?, 1, zeroblob(32), '')", (str(WESTMINSTER),))
                reader.start()
                reader.join(0.05)  # long enough for one that does not wait
                raise InterruptedError

        with pytest.raises(InterruptedError):
            write_and_fail()
        reader.join()
        assert seen == [0]
