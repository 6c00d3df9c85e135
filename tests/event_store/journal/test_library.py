"""The library's own cases for recorders and factories, changed only where a journal is no stock table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from eventsourcing import persistence
from eventsourcing.tests import persistence as library
from eventsourcing.utils import Environment

from event_store.errors import StoreUnreadable
from event_store.sqlite import SQLiteJournalFactory, SQLiteJournalRecorder
from event_store.sqlite.connect import MEMORY
from event_store.sqlite.connections import Connections


class StockLike(SQLiteJournalRecorder):
    """The journal as the library's cases know a recorder.

    They write some sequences from version 0, where positions count from 1; and they compare what they read with `==` to
    the plain events they wrote, where a record holds more.
    """

    def __init__(self, connections: Connections) -> None:
        super().__init__(connections)
        self.from_0: set[UUID | str] = set()

    def insert_events(self, stored_events: Sequence[persistence.StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Append, and remember which sequences start at 0."""
        self.from_0 |= {each.originator_id for each in stored_events if each.originator_version == 0}
        return super().insert_events([self._moved(each, 1) for each in stored_events], **kwargs)

    def select_events(self, originator_id: UUID | str, **kwargs: Any) -> list[persistence.StoredEvent]:
        """Return plain events."""
        return [self._moved(each, -1) for each in super().select_events(originator_id, **kwargs)]

    def _moved(self, event: persistence.StoredEvent, by: int) -> persistence.StoredEvent:
        version = event.originator_version + (by if event.originator_id in self.from_0 else 0)
        return persistence.StoredEvent(event.originator_id, version, event.topic, event.state)


class StockLikeAggregateRecorder(StockLike):
    """The same without notification ids: a stock recorder of aggregates has none, and its cases want None for them."""

    def insert_events(self, stored_events: Sequence[persistence.StoredEvent], **kwargs: Any) -> None:  # type: ignore[override] # as theirs does
        """Append, and return nothing."""
        super().insert_events(stored_events, **kwargs)


class InATemporaryFolder:
    """Gives the library's cases, which are no pytest tests, a folder of their own."""

    @pytest.fixture(autouse=True)
    def make_path(self, path: Path) -> None:
        """Keep the path for `create_recorder`, which takes no fixture."""
        self.path = path


class TestAggregateRecorder(InATemporaryFolder, library.AggregateRecorderTestCase):
    """The library's cases for a recorder of aggregates."""

    def create_recorder(self) -> persistence.AggregateRecorder:
        """Give a new journal."""
        return StockLikeAggregateRecorder(Connections(str(self.path)))


class TestApplicationRecorder(InATemporaryFolder, library.ApplicationRecorderTestCase[StockLike]):
    """The library's cases for a recorder of an application, in a file."""

    def create_recorder(self) -> StockLike:
        """Give a new journal."""
        return StockLike(Connections(str(self.path)))

    def test_insert_subscribe(self) -> None:
        """The case that stock SQLite leaves out: a subscription yields what is recorded, also while it waits."""
        self.optional_test_insert_subscribe()


class TestApplicationRecorderInMemory(TestApplicationRecorder):
    """The library's cases for a recorder of an application, in memory."""

    def create_recorder(self) -> StockLike:
        """Give a new journal."""
        return StockLike(Connections(MEMORY))


class TestInfrastructureFactory(library.InfrastructureFactoryTestCase[SQLiteJournalFactory]):
    """The library's cases for a factory."""

    def setUp(self) -> None:
        """Name the module, and a store in memory."""
        self.env = Environment("TestCase")
        self.env["PERSISTENCE_MODULE"] = "event_store.sqlite"
        self.env["SQLITE_DBNAME"] = MEMORY
        super().setUp()

    def expected_factory_class(self) -> type[SQLiteJournalFactory]:
        """Name the factory that the library must find in the module."""
        return SQLiteJournalFactory

    def expected_aggregate_recorder_class(self) -> type[SQLiteJournalRecorder]:
        """Name the recorder of events."""
        return SQLiteJournalRecorder

    def expected_application_recorder_class(self) -> type[SQLiteJournalRecorder]:
        """Name the recorder of an application."""
        return SQLiteJournalRecorder

    def test_create_tracking_recorder(self) -> None:
        """A journal follows no other application, where the stock module has tables for that."""
        with pytest.raises(persistence.NotSupportedError):
            self.factory.tracking_recorder()

    def test_create_process_recorder(self) -> None:
        """A journal processes no other application's events, where the stock module has tables for that."""
        with pytest.raises(persistence.NotSupportedError):
            self.factory.process_recorder()

    def expected_tracking_recorder_class(self) -> type[persistence.TrackingRecorder]:
        """Unused: see above."""
        raise NotImplementedError

    def expected_process_recorder_class(self) -> type[persistence.ProcessRecorder]:
        """Unused: see above."""
        raise NotImplementedError

    def tracking_recorder_subclass(self) -> type[persistence.TrackingRecorder]:
        """Unused: see above."""
        raise NotImplementedError


def factory(**env: str) -> persistence.InfrastructureFactory:
    """Construct a factory as an application does."""
    return persistence.InfrastructureFactory.construct(
        Environment("", {"PERSISTENCE_MODULE": "event_store.sqlite"} | env)
    )


def test_snapshots_are_refused(path: Path) -> None:
    """The journal never takes the library's snapshots for events; checkpoints stand in for them."""
    with pytest.raises(persistence.NotSupportedError, match="keeps no snapshots: use its checkpoints"):
        factory(SQLITE_DBNAME=str(path)).aggregate_recorder(purpose="snapshots")


def test_tracking_is_refused_not_dropped(path: Path) -> None:
    """A tracking object that comes with events is refused, as it could not be kept with them."""
    recorder = factory(SQLITE_DBNAME=str(path)).application_recorder()
    with pytest.raises(persistence.NotSupportedError, match="does not follow other applications"):
        recorder.insert_events([], tracking=persistence.Tracking("upstream", 1))


def test_the_environment_says_which_store_and_how(path: Path) -> None:
    """The file, whether it may be made and how long to wait for it come from the environment."""
    with pytest.raises(OSError, match="no store is named: set SQLITE_DBNAME to the path of a file"):
        factory()
    with pytest.raises(OSError, match="SQLITE_LOCK_TIMEOUT is “soon”: give a number of seconds"):
        factory(SQLITE_DBNAME=str(path), SQLITE_LOCK_TIMEOUT="soon")
    with pytest.raises(StoreUnreadable):
        factory(SQLITE_DBNAME=str(path), CREATE_TABLE="no")
    made = factory(SQLITE_DBNAME=str(path), SQLITE_LOCK_TIMEOUT="0.25")
    recorder = made.application_recorder()
    assert isinstance(recorder, SQLiteJournalRecorder)
    assert recorder.pragma("busy_timeout") == 250
    made.close()
    factory(SQLITE_DBNAME=str(path), CREATE_TABLE="no").close()
