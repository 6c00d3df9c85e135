"""One SQLite file and its transactions: many readers at a time, one writer, nobody waits to read."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from tempfile import TemporaryDirectory

from event_store.errors import StoreLocked, StoreUnreadable
from event_store.sqlite.belongings import differences_of
from event_store.sqlite.bounded import Bounded
from event_store.sqlite.connect import MEMORY, address_of, connect
from event_store.sqlite.errors import translated_errors
from event_store.sqlite.read_only import may_be_written, readable_place
from event_store.sqlite.schema import BRANCH_ID
from event_store.sqlite.stamp import identity, stamp
from event_store.verification.check_store import MEND_SCHEMA


class Connections:
    """A file, with as many connections as are in use at once; or memory, with one that threads take in turn."""

    def __init__(
        self, path: str, *, create: bool = True, lock_timeout: float = 5.0, as_it_is: bool = False
    ) -> None:
        """Open the file, which is made when there is none and `create` allows it; see `connect`."""
        self.path = path
        self.lock_timeout = lock_timeout
        # The state of the files that whoever opened them knows to be good: kept up while nobody else writes.
        self.known = ""
        self._turn = threading.RLock()
        with translated_errors(path, lock_timeout):
            self._address, self._copy = self._read_from(create=create)
            self._first = connect(
                path, create=create, lock_timeout=lock_timeout, as_it_is=as_it_is, address=self._address
            )
            self._schema = self._first.execute("PRAGMA schema_version").fetchone()[0]
            application_id = self._first.execute("PRAGMA application_id").fetchone()[0]
        # A copy to try things out in: what is recorded in it was not.
        self.is_branch = application_id == BRANCH_ID
        self._as_it_is = as_it_is
        self._file = identity(path)
        self._idle = [self._first]

    @property
    def only_reads(self) -> bool:
        """Whether the store may not be written where it is."""
        return bool(self._address)

    def _read_from(self, *, create: bool) -> tuple[str, TemporaryDirectory[str] | None]:
        if self.path == MEMORY or not os.path.exists(self.path) or may_be_written(self.path):  # noqa: PTH110 - any name
            return "", None
        address_of(self.path, create=create)  # says what is amiss with the path
        return readable_place(self.path)

    def differing(self) -> list[str]:
        """Return what is missing from the store, is not as it was made, or does not belong in it."""
        with self.reading() as connection:
            return list(differences_of(connection))

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for reading; what one statement reads is one snapshot, whatever is written meanwhile."""
        with translated_errors(self.path, self.lock_timeout), self._borrowed() as connection:
            yield connection

    @contextmanager
    def writing(self, *, wait: bool = True) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a transaction that holds the write lock; whatever is raised rolls it back.

        StoreLocked when another program holds the lock for longer than the timeout or, without `wait`, at all.
        """
        # Threads of one program wait for one another here, in order; SQLite would let them try again and again.
        turn = self._turn if wait else nullcontext()
        if self.only_reads:
            problem = f"{self.path} may not be written: change its permissions, or use another store"
            raise StoreUnreadable(problem)
        with (
            translated_errors(self.path, self.lock_timeout if wait else 0),
            turn,
            self._borrowed() as connection,
        ):
            if connection.in_transaction:
                raise StoreLocked(self.path, 0)  # memory has one connection, on which an append is under way
            try:
                self._begin(connection, wait=wait)
                self._refuse_changed(connection)
                known = bool(self.known) and stamp(self.path) == self.known
                yield connection
                # Guarantee: acknowledged means durable.
                connection.execute("COMMIT")
                self.known = stamp(self.path) if known else ""
            except BaseException:
                # Guarantee: a batch is all or nothing. Ctrl-C is no Exception.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the connections."""
        while self._idle:
            self._idle.pop().close()
        if self._copy is not None:
            self._copy.cleanup()

    @contextmanager
    def _borrowed(self) -> Iterator[Bounded]:
        if self.path == MEMORY:
            with self._turn:  # another connection would see another memory
                yield self._first
            return
        connection = self._another()
        connection.begin()
        try:
            yield connection
        finally:
            if connection.in_transaction:
                connection.close()  # it could not even roll back
            else:
                self._idle.append(connection)

    def _another(self) -> Bounded:
        """Return a connection that nobody uses."""
        try:
            return self._idle.pop()
        except IndexError:
            pass
        # Never made anew: should the file vanish while it is in use, an empty store must not take its place.
        connection = connect(
            self.path,
            create=False,
            lock_timeout=self.lock_timeout,
            as_it_is=self._as_it_is,
            address=self._address,
        )
        if identity(self.path) == self._file:
            return connection
        connection.close()
        raise StoreUnreadable(self._moved)

    def _refuse_changed(self, connection: sqlite3.Connection) -> None:
        """StoreUnreadable when what is written would not be found again: before anything is."""
        # Guarantee: nothing is recorded in a file that has lost its name while it was open.
        if identity(self.path) != self._file:
            raise StoreUnreadable(self._moved)
        schema = connection.execute("PRAGMA schema_version").fetchone()[0]
        if self._as_it_is or schema != self._schema:
            if differ := next(differences_of(connection), ""):
                problem = (
                    f"{self.path} is not as a store is made ({differ}): nothing was recorded; {MEND_SCHEMA}"
                )
                raise StoreUnreadable(problem)
            self._schema = schema

    @property
    def _moved(self) -> str:
        return (
            f"{self.path} was moved, removed or replaced while it was open: nothing was recorded; close it, and open "
            "it where it is now"
        )

    def _begin(self, connection: sqlite3.Connection, *, wait: bool) -> None:
        # A deferred BEGIN that reads before it writes fails at once when another writer was in between.
        if wait:
            connection.execute("BEGIN IMMEDIATE")
            return
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            connection.execute("BEGIN IMMEDIATE")
        finally:
            connection.execute(f"PRAGMA busy_timeout = {round(self.lock_timeout * 1000)}")
