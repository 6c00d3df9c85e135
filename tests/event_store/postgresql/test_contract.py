"""The contract, on a PostgreSQL server that two recorders connected to."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from event_store.journal.records import StoredRecord
from event_store.postgresql import PostgreSQLJournalRecorder
from tests.event_store.contract import JournalContract
from tests.event_store.contract_concurrency import Meanwhile
from tests.event_store.postgresql.stores import ServerClock, TestStore


class TestServer(JournalContract):
    """The contract on a server."""

    @pytest.fixture
    def recorder(self, served: TestStore) -> Iterator[PostgreSQLJournalRecorder]:
        """Give a recorder of a new store."""
        made = served.recorder()
        yield made
        made.connections.close()

    @pytest.fixture
    def colleague(self, served: TestStore) -> Iterator[PostgreSQLJournalRecorder]:
        """Give a recorder that shares nothing with the first but the store."""
        made = served.recorder()
        yield made
        made.connections.close()

    @pytest.fixture
    def clock(self, served: TestStore) -> ServerClock:
        """Give the clock of the store."""
        return ServerClock(served)

    @pytest.fixture
    def meanwhile(self, recorder: PostgreSQLJournalRecorder, served: TestStore) -> Meanwhile:
        """Give what does something in the middle of an append."""

        def append(records: Sequence[StoredRecord], action: Callable[[], None]) -> tuple[StoredRecord, ...]:
            return served.meanwhile(recorder, records, action)

        return append
