"""The library's own cases for recorders and factories, on a server."""

from collections.abc import Callable
from typing import Any

import pytest
from eventsourcing import persistence
from eventsourcing.tests import persistence as library
from eventsourcing.utils import Environment

from event_store.postgresql import PostgreSQLJournalFactory, PostgreSQLJournalRecorder
from event_store.postgresql.connections import Connections
from tests.event_store.journal.stock_like import JournalFactoryCases, StockLike, Unnumbered
from tests.event_store.postgresql.stores import TestStore
from tests.postgres_server import Server


class Recorder(StockLike, PostgreSQLJournalRecorder):
    """The journal on a server, as the library's cases know a recorder."""


class AggregateRecorder(Unnumbered, PostgreSQLJournalRecorder):
    """The same as a recorder of aggregates."""


class OnAServer:
    """Gives the library's cases, which are no pytest tests, a store of their own."""

    make: Callable[[], TestStore]

    @pytest.fixture(autouse=True)
    def make_store(self, server: Server) -> None:
        """Keep what makes a store for `create_recorder`, which takes no fixture."""
        self.make = lambda: TestStore(server)


class TestAggregateRecorder(OnAServer, library.AggregateRecorderTestCase):
    """The library's cases for a recorder of aggregates."""

    def create_recorder(self) -> persistence.AggregateRecorder:
        """Give a new journal."""
        return AggregateRecorder(Connections(self.make().address))


class TestApplicationRecorder(OnAServer, library.ApplicationRecorderTestCase[Any]):
    """The library's cases for a recorder of an application."""

    def create_recorder(self) -> persistence.ApplicationRecorder:
        """Give a new journal."""
        return Recorder(Connections(self.make().address))

    def test_insert_subscribe(self) -> None:
        """A subscription yields what is recorded, also while it waits."""
        self.optional_test_insert_subscribe()


class TestInfrastructureFactory(
    OnAServer, JournalFactoryCases, library.InfrastructureFactoryTestCase[PostgreSQLJournalFactory]
):
    """The library's cases for a factory."""

    recorder_class = PostgreSQLJournalRecorder
    factory_class = PostgreSQLJournalFactory

    def setUp(self) -> None:
        """Name the module, and a store."""
        self.env = Environment("TestCase")
        self.env["PERSISTENCE_MODULE"] = "event_store.postgresql"
        self.env["POSTGRESQL_STORE"] = self.make().address
        super().setUp()
