"""The journal in PostgreSQL, as the library finds it: `PERSISTENCE_MODULE=event_store.postgresql`."""

from eventsourcing.utils import Environment, EnvType

from event_store.journal import factory
from event_store.postgresql.connections import Connections
from event_store.postgresql.recorder import PostgreSQLJournalRecorder

__all__ = ["PostgreSQLJournalFactory", "PostgreSQLJournalRecorder"]


# The library looks in this module for the one factory that is no generic, so no other may be imported by name.
class PostgreSQLJournalFactory(factory.JournalFactory):
    """Opens the store at the address POSTGRESQL_STORE, which was prepared before."""

    POSTGRESQL_STORE = "POSTGRESQL_STORE"

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        address = self.env.get(self.POSTGRESQL_STORE)
        if not address:
            problem = f"no store is named: set {self.POSTGRESQL_STORE} to postgresql://HOST/DATABASE"
            raise OSError(problem)
        self.connections = Connections(address)

    def application_recorder(self) -> PostgreSQLJournalRecorder:
        """Return the recorder of the journal."""
        return PostgreSQLJournalRecorder(self.connections)

    def close(self) -> None:
        """Close the connections."""
        self.connections.close()
