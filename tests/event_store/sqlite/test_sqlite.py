"""The contract, on a SQLite file that two recorders opened and in memory."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest

from event_store.errors import EntryIdReused
from event_store.journal.records import StoredRecord
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connect import MEMORY
from event_store.sqlite.connections import Connections
from tests.event_store.contract import JournalContract
from tests.event_store.contract_concurrency import Meanwhile
from tests.event_store.examples import CAMDEN, WESTMINSTER, Clock, example, examples


class SQLiteContract(JournalContract):
    """The contract, and what holds for one file beyond it."""

    @pytest.fixture
    def meanwhile(self, recorder: SQLiteJournalRecorder, clock: Clock) -> Meanwhile:
        """Give what does something in the middle of an append: the store asks for the time inside its transaction."""

        def append(records: Sequence[StoredRecord], action: Callable[[], None]) -> tuple[StoredRecord, ...]:
            def act() -> datetime:
                action()
                return clock()

            recorder.clock = act
            return recorder.append(records)

        return append

    def test_an_entry_id_is_used_once_in_a_file(self, recorder: SQLiteJournalRecorder) -> None:
        """In one file an entry id stands for one record, whatever the programme."""
        (recorded,) = recorder.append([example(1)])
        with pytest.raises(EntryIdReused, match=recorded.entry_id):
            recorder.append([replace(recorded, originator_id=CAMDEN)])

    def test_notifications_follow_the_order_of_recording(self, recorder: SQLiteJournalRecorder) -> None:
        """Notifications follow the order of recording across programmes."""
        recorder.append(examples(1, 2))
        recorder.append([example(1, CAMDEN)])
        recorder.append([example(3)])
        found = recorder.select_notifications(start=None, limit=10)
        assert [(each.originator_id, each.originator_version) for each in found] == [
            (WESTMINSTER, 1),
            (WESTMINSTER, 2),
            (CAMDEN, 1),
            (WESTMINSTER, 3),
        ]


class TestFile(SQLiteContract):
    """The contract on a file."""

    @pytest.fixture
    def colleague(self, recorder: SQLiteJournalRecorder, path: Path) -> Iterator[SQLiteJournalRecorder]:
        """Give a recorder that shares nothing with the first but the file."""
        connections = Connections(str(path), create=False)
        yield SQLiteJournalRecorder(connections, recorder.clock)
        connections.close()


class TestMemory(SQLiteContract):
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
