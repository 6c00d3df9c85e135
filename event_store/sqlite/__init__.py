"""The journal in one SQLite file, as the library finds it: `PERSISTENCE_MODULE=event_store.sqlite`."""

from eventsourcing.utils import Environment, EnvType, strtobool

from event_store.journal import factory
from event_store.sqlite.connections import Connections
from event_store.sqlite.recorder import SQLiteJournalRecorder

__all__ = ["SQLiteJournalFactory", "SQLiteJournalRecorder"]


# The library looks in this module for the one factory that is no generic, so no other may be imported by name.
class SQLiteJournalFactory(factory.JournalFactory):
    """Opens the file named SQLITE_DBNAME (or `:memory:`), which is made unless CREATE_TABLE is no.

    SQLITE_LOCK_TIMEOUT is how many seconds to wait for another writer, 5 by default. With SQLITE_AS_IT_IS a store is
    opened whose schema is not the one it was made with, and nothing is recorded in it.
    """

    SQLITE_DBNAME = "SQLITE_DBNAME"
    SQLITE_LOCK_TIMEOUT = "SQLITE_LOCK_TIMEOUT"
    SQLITE_AS_IT_IS = "SQLITE_AS_IT_IS"
    CREATE_TABLE = "CREATE_TABLE"

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        path = self.env.get(self.SQLITE_DBNAME)
        if not path:
            problem = f"no store is named: set {self.SQLITE_DBNAME} to the path of a file"
            raise OSError(problem)
        create = strtobool(self.env.get(self.CREATE_TABLE) or "yes")
        as_it_is = strtobool(self.env.get(self.SQLITE_AS_IT_IS) or "no")
        self.connections = Connections(
            path, create=create, lock_timeout=self._lock_timeout(), as_it_is=as_it_is
        )

    def _lock_timeout(self) -> float:
        text = self.env.get(self.SQLITE_LOCK_TIMEOUT) or "5"
        try:
            return float(text)
        except ValueError as error:
            problem = f"{self.SQLITE_LOCK_TIMEOUT} is “{text}”: give a number of seconds"
            raise OSError(problem) from error

    def application_recorder(self) -> SQLiteJournalRecorder:
        """Return the recorder of the journal."""
        return SQLiteJournalRecorder(self.connections)

    def close(self) -> None:
        """Close the file."""
        self.connections.close()
