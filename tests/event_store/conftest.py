"""A store in a file of its own, and a clock that only the test moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import Clock
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server

# The contract's assertions are explained like those of a test module.
pytest.register_assert_rewrite(
    "tests.event_store.contract_appending",
    "tests.event_store.contract_concurrency",
    "tests.event_store.contract_reading",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a store that does not exist yet."""
    return tmp_path / "westminster.sqlite"


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands until it is set."""
    return Clock()


@pytest.fixture
def recorder(path: Path, clock: Clock) -> Iterator[SQLiteJournalRecorder]:
    """Give a recorder of a new store."""
    connections = Connections(str(path))
    yield SQLiteJournalRecorder(connections, clock)
    connections.close()


@pytest.fixture
def served(server: Server) -> TestStore:
    """Give a new store on the server, which has a clock of its own and takes entries signed by anybody."""
    return TestStore(server)
