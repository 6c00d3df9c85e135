"""The library's own cases for recorders and factories, changed only where a journal is no stock table."""

from pathlib import Path

import pytest
from eventsourcing import persistence
from eventsourcing.tests import persistence as library
from eventsourcing.utils import Environment

from event_store.errors import StoreUnreadable
from event_store.sqlite import SQLiteJournalFactory, SQLiteJournalRecorder
from event_store.sqlite.connect import MEMORY
from event_store.sqlite.connections import Connections
from tests.event_store.journal.stock_like import JournalFactoryCases, StockLike, Unnumbered


class Recorder(StockLike, SQLiteJournalRecorder):
    """The journal in a file, as the library's cases know a recorder."""


class AggregateRecorder(Unnumbered, SQLiteJournalRecorder):
    """The same as a recorder of aggregates."""


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
        return AggregateRecorder(Connections(str(self.path)))


class TestApplicationRecorder(InATemporaryFolder, library.ApplicationRecorderTestCase[Recorder]):
    """The library's cases for a recorder of an application, in a file."""

    def create_recorder(self) -> Recorder:
        """Give a new journal."""
        return Recorder(Connections(str(self.path)))

    def test_insert_subscribe(self) -> None:
        """The case that stock SQLite leaves out: a subscription yields what is recorded, also while it waits."""
        self.optional_test_insert_subscribe()


class TestApplicationRecorderInMemory(TestApplicationRecorder):
    """The library's cases for a recorder of an application, in memory."""

    def create_recorder(self) -> Recorder:
        """Give a new journal."""
        return Recorder(Connections(MEMORY))


class TestInfrastructureFactory(
    JournalFactoryCases, library.InfrastructureFactoryTestCase[SQLiteJournalFactory]
):
    """The library's cases for a factory."""

    factory_class = SQLiteJournalFactory
    recorder_class = SQLiteJournalRecorder

    def setUp(self) -> None:
        """Name the module, and a store in memory."""
        self.env = Environment("TestCase")
        self.env["PERSISTENCE_MODULE"] = "event_store.sqlite"
        self.env["SQLITE_DBNAME"] = MEMORY
        super().setUp()


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
