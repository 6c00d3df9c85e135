"""One store in PostgreSQL and what is asked of it: asked again elsewhere when the server goes away meanwhile."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from uuid import UUID

import psycopg

from event_store.errors import JournalError, StoreUnreadable, Uncertain
from event_store.postgresql.address import read_address
from event_store.postgresql.connect import Connection, connect
from event_store.postgresql.deadlines import Deadlines
from event_store.postgresql.errors import Lost, translated_errors

PAUSE = 0.1
# As long as a failover takes, and a little longer.
PATIENCE = 40.0
DEADLINE = 15.0
# What the server says at a commit whose wait for the standby was cancelled.
WARNING = "01000"
# Takes a turn, and tells whether another had it: by the lock of queue(), which gives up waiting after a while.
TURN = """
    WITH asked AS (SELECT %s::uuid AS programme)
    SELECT CASE
        WHEN pg_try_advisory_lock(hashtextextended(%s || ' queue ' || programme::text, 0)) THEN false
        ELSE queue(programme)::text IS NOT NULL
    END FROM asked
"""


class Connections:
    """A store, with as many connections as are in use at once; times are in seconds."""

    def __init__(
        self,
        address: str,
        *,
        patience: float = PATIENCE,
        deadline: float = DEADLINE,
        lock_timeout: float = 5.0,
    ) -> None:
        self.given = address
        self.address = read_address(address)
        self.patience = patience
        self.lock_timeout = lock_timeout
        self._deadlines = Deadlines(deadline)
        self._warnings: dict[Connection, list[str]] = {}
        try:
            with translated_errors(self.place, lock_timeout):
                first, self.identity = connect(self.address, lock_timeout)
        except Lost as lost:
            problem = f"{self.place} cannot be reached ({lost}): check the address, and that you may connect"
            raise StoreUnreadable(problem) from lost
        self._idle = [self._known(first)]

    @property
    def place(self) -> str:
        """The address of the store as people may see it."""
        return self.address.place

    def ask(self, sql: str, values: Sequence[object] = (), *, entry_ids: Sequence[str] = ()) -> list[Any]:
        """Return the rows of one statement that may be asked again; it is, for as long as the server is away.

        StoreUnreadable when it stays away; Uncertain if the statement was to record something under these entry ids.
        """
        until = time.monotonic() + self.patience
        pause = 0.0  # a connection that lay idle may be dead though the server is there
        while True:
            try:
                return self._once(sql, values)
            except Lost as lost:
                self.close()
                if time.monotonic() >= until:
                    if entry_ids:
                        raise Uncertain(self.place, entry_ids, lost) from lost
                    problem = f"{self.place} does not answer ({lost}): try again in a moment"
                    raise StoreUnreadable(problem) from lost
            time.sleep(pause)
            pause = PAUSE

    def tell(self, sql: str, values: Sequence[object] = ()) -> None:
        """Run one statement for what it does."""
        self.ask(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection inside a transaction, which is never repeated; whatever is raised rolls it back."""
        try:
            with translated_errors(self.place, self.lock_timeout), self._borrowed() as connection:
                with connection.transaction():
                    yield connection
                self._refuse_warned(connection)
        except Lost as lost:
            problem = f"{self.place} went away ({lost}): look whether it was done, and if not, do it again"
            raise StoreUnreadable(problem) from lost

    @contextmanager
    def queued(self, programme_id: UUID) -> Iterator[bool]:
        """Give writers of one programme their turns in order, and tell who had to wait for one.

        Who stands still in a turn is overtaken after a moment.
        """
        with ExitStack() as turn:
            waited = True
            # The turn is a courtesy: whoever cannot have it goes on without.
            with suppress(Lost, JournalError):
                waited = turn.enter_context(self._turn(programme_id))
            yield waited

    @contextmanager
    def _turn(self, programme_id: UUID) -> Iterator[bool]:
        with self._borrowed() as connection:
            with translated_errors(self.place, self.lock_timeout):
                ((waited,),) = connection.execute(TURN, (programme_id, self.address.schema))
            try:
                yield waited
            finally:
                with suppress(psycopg.Error):
                    connection.execute("SELECT pg_advisory_unlock_all()")

    def close(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            connection = self._idle.pop()
            self._warnings.pop(connection, None)
            connection.close()

    def _once(self, sql: str, values: Sequence[object]) -> list[Any]:
        with translated_errors(self.place, self.lock_timeout), self._borrowed() as connection:
            with self._deadlines.watched(connection):
                found = connection.execute(sql, values or None, binary=True)
                rows = found.fetchall() if found.description else []
            self._refuse_warned(connection)
            return rows

    def _refuse_warned(self, connection: Connection) -> None:
        # Guarantee: on PostgreSQL, a commit that did not wait for its standby is not acknowledged.
        if warned := self._warnings[connection]:
            said, warned[:] = warned[0], []
            raise Lost(said)

    @contextmanager
    def _borrowed(self) -> Iterator[Connection]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._known(self._same_store())
        try:
            yield connection
        finally:
            if connection.closed or connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                self._warnings.pop(connection, None)
                connection.close()
            else:
                self._idle.append(connection)

    def _same_store(self) -> Connection:
        connection, identity = connect(self.address, self.lock_timeout)
        if identity.store != self.identity.store:
            connection.close()
            problem = f"{self.place} holds another store than a moment ago: look where the address leads"
            raise StoreUnreadable(problem)
        return connection

    def _known(self, connection: Connection) -> Connection:
        warned: list[str] = []
        self._warnings[connection] = warned

        def heard(said: psycopg.errors.Diagnostic) -> None:
            if said.sqlstate == WARNING:
                warned.append(said.message_primary or "")

        connection.add_notice_handler(heard)
        return connection
