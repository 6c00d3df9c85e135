"""One SQLite file and its transactions: many readers at a time, one writer, nobody waits to read."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from event_store.errors import StoreLocked
from event_store.sqlite.connect import MEMORY, connect
from event_store.sqlite.errors import spoken


class Connections:
    """A file, with as many connections as are in use at once; or memory, with one that threads take in turn."""

    def __init__(self, path: str, *, create: bool = True, lock_timeout: float = 5.0) -> None:
        self.path = path
        self.lock_timeout = lock_timeout
        self._turn = threading.RLock()
        with spoken(path, lock_timeout):
            self._first = connect(path, create=create, lock_timeout=lock_timeout)
        self._idle = [self._first]

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for reading; what one statement reads is one snapshot, whatever is written meanwhile."""
        with spoken(self.path, self.lock_timeout), self._borrowed() as connection:
            yield connection

    @contextmanager
    def writing(self, *, wait: bool = True) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a transaction that holds the write lock; whatever is raised rolls it back.

        StoreLocked when another program holds the lock for longer than the timeout or, without `wait`, at all.
        """
        # Threads of one program wait for one another here, in order; SQLite would let them try again and again.
        turn = self._turn if wait else nullcontext()
        with spoken(self.path, self.lock_timeout if wait else 0), turn, self._borrowed() as connection:
            if connection.in_transaction:
                raise StoreLocked(self.path, 0)  # memory has one connection, on which an append is under way
            try:
                self._begin(connection, wait=wait)
                yield connection
                # Guarantee: acknowledged means durable.
                connection.execute("COMMIT")
            except BaseException:
                # Guarantee: a batch is all or nothing. Ctrl-C is no Exception.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the connections."""
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        if self.path == MEMORY:
            with self._turn:  # another connection would see another memory
                yield self._first
            return
        try:
            connection = self._idle.pop()
        except IndexError:
            # Never made anew: should the file vanish while it is in use, an empty store must not take its place.
            connection = connect(self.path, create=False, lock_timeout=self.lock_timeout)
        try:
            yield connection
        finally:
            if connection.in_transaction:
                connection.close()  # it could not even roll back
            else:
                self._idle.append(connection)

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
