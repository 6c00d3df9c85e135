"""Stores in PostgreSQL for tests: a schema each, with a clock that only the test moves."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from threading import Thread
from typing import Any

from event_store.journal.records import StoredRecord
from event_store.postgresql.connections import Connections
from event_store.postgresql.create import create_store
from event_store.postgresql.recorder import PostgreSQLJournalRecorder
from event_store.store import TopicRule
from tests.event_store.examples import Clock
from tests.postgres_server import Server

TOPICS = {
    "eia.approved": TopicRule("approver"),
    "person.erased": TopicRule("owner"),
    "member.granted": TopicRule("owner", "given"),
    "member.withdrawn": TopicRule("owner", "taken"),
}
NUMBERS = itertools.count(1)
# The clock of a test, behind a lock that a test may hold to stop an append in its middle.
NOW = """
    CREATE TABLE public.{0}_clock (stands timestamptz);
    INSERT INTO public.{0}_clock VALUES ('2009-01-27 09:30Z');
    GRANT SELECT ON public.{0}_clock TO {0}_owner;
    CREATE OR REPLACE FUNCTION {0}.present() RETURNS timestamptz LANGUAGE plpgsql AS $body$
    BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('{0}'));
        RETURN (SELECT stands FROM public.{0}_clock);
    END
    $body$
"""
ANYBODY = """
    CREATE OR REPLACE FUNCTION {0}.may_sign(known_as text, by text) RETURNS boolean LANGUAGE sql STABLE
    AS $body$ SELECT true $body$
"""


class ServerClock(Clock):
    """The clock of one store, kept in its database."""

    def __init__(self, store: "TestStore") -> None:
        self.store = store
        super().__init__()

    @property
    def now(self) -> datetime:
        """The time."""
        ((stands,),) = self.store.run(f"SELECT stands FROM {self.store.clock}")
        moment: datetime = stands
        return moment

    @now.setter
    def now(self, moment: datetime) -> None:
        self.store.run(f"UPDATE {self.store.clock} SET stands = %s", (moment,))


class TestStore:
    """One store in a schema of its own."""

    __test__ = False

    def __init__(
        self,
        server: Server,
        rules: Mapping[str, TopicRule] | None = None,
        *,
        real: bool = False,
        keeper: bool = False,
    ) -> None:
        self.server = server
        self.schema = f"s{next(NUMBERS)}"
        self.clock = f"public.{self.schema}_clock"
        self.address = f"{server.address}&schema={self.schema}"
        if keeper:
            # Who may make roles and schemas, and is no superuser.
            self.run(f"CREATE ROLE {self.login('founder')} LOGIN CREATEROLE")
            self.run(f"GRANT CREATE ON DATABASE postgres TO {self.login('founder')}")
            create_store(self.as_login(self.login("founder")), "founder", rules or TOPICS)
        else:
            create_store(self.address, "Ann Carter", rules or {})
        if not real:
            self.run((NOW + ";" + ANYBODY).format(self.schema))

    def run(self, statement: str, values: Sequence[object] | None = None) -> list[Any]:
        """Run a statement as the superuser."""
        with self.server.connect() as connection:
            found = connection.execute(statement, values)
            return found.fetchall() if found.description else []

    def recorder(self, **options: Any) -> PostgreSQLJournalRecorder:
        """Return a recorder that shares nothing with another but the store."""
        return PostgreSQLJournalRecorder(Connections(self.address, **options))

    def login(self, name: str) -> str:
        """Return a login that only this store knows."""
        return f"{self.schema}_the_{name}"

    def as_login(self, login: str) -> str:
        """Return the address for another login."""
        return self.address.replace("user=postgres", f"user={login}")

    def meanwhile(
        self,
        recorder: PostgreSQLJournalRecorder,
        records: Sequence[StoredRecord],
        action: Callable[[], object],
    ) -> tuple[StoredRecord, ...]:
        """Append, and do something in the middle of it, when the append asks for the time."""
        done: list[tuple[StoredRecord, ...]] = []
        appending = Thread(target=lambda: done.append(recorder.append(records)))
        with self.server.connect() as connection:
            connection.execute("SELECT pg_advisory_lock(hashtext(%s))", (self.schema,))
            try:
                appending.start()
                self.wait_for("advisory")
                action()
            finally:
                connection.execute("SELECT pg_advisory_unlock_all()")
        appending.join()
        return done[0]

    def wait_for(self, event: str, count: int = 1) -> None:
        """Wait until so many connections of programs wait for something."""
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'programme' AND wait_event = %s"
        )
        while self.run(waiting, (event,))[0][0] < count:
            pass
