"""Connections to one SQLite file: set up to be durable, checked to be a journal, and speaking in our errors."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from event_store.errors import (
    JournalError,
    PositionConflict,
    RefusedByDatabase,
    StoreFull,
    StoreLocked,
    StoreNewer,
    StoreUnreadable,
)
from event_store.sqlite_schema import APPLICATION_ID, SCHEMA, SCHEMA_VERSION

MEMORY = ":memory:"


class Connections:
    """One connection for each thread that uses the store; a store in memory has one, which threads take in turn."""

    def __init__(self, path: str, *, create: bool, timeout: float) -> None:
        self.path = path
        self.timeout = timeout
        self.turn = threading.RLock()
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._create = create
        self._shared = self._open() if path == MEMORY else None
        with self.reading() as connection:
            _prepare(connection, path, create=create)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection for reading."""
        with self._exclusive(), spoken(self.path):
            yield self._shared or self._own()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a transaction that holds the write lock; anything raised rolls it back."""
        with self.turn, spoken(self.path):
            connection = self._shared or self._own()
            # A deferred BEGIN that reads before it writes fails at once when another writer was in between.
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                # Guarantee: acknowledged means durable.
                connection.execute("COMMIT")
            except BaseException:
                # Guarantee: a batch is all or nothing.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        if self.path == MEMORY:
            with self.turn:
                yield
        else:
            yield

    def _own(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._open()
        return connection

    def _open(self) -> sqlite3.Connection:
        with spoken(self.path):
            mode = "rwc" if self._create else "rw"
            target = MEMORY if self.path == MEMORY else f"{Path(self.path).absolute().as_uri()}?mode={mode}"
            connection = sqlite3.connect(
                target, uri=True, timeout=self.timeout, isolation_level=None, check_same_thread=False
            )
            self._all.append(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA trusted_schema = OFF")
            return connection

    def close(self) -> None:
        """Close every connection."""
        for connection in self._all:
            connection.close()
        self._all.clear()
        self._local = threading.local()


def _prepare(connection: sqlite3.Connection, path: str, *, create: bool) -> None:
    """Make the tables of a new file, and refuse a file that is not a journal this program can keep."""
    application_id = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables == 0 and application_id == 0 and create:
        _durable(connection, path)
        _create_tables(connection)
        return
    if application_id != APPLICATION_ID:
        message = f"{path} is not a programme store: choose another file, nothing in it was changed"
        raise StoreUnreadable(message)
    if isinstance(version, int) and version > SCHEMA_VERSION:
        message = (
            f"{path} was written by a newer version of this program (store version {version}, this program knows "
            f"{SCHEMA_VERSION}): upgrade the program, nothing in the store was changed"
        )
        raise StoreNewer(message)
    _durable(connection, path)


def _create_tables(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have made them while this one waited for the lock.
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
            for statement in _statements(SCHEMA):
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """Split a script into statements; `executescript` would commit the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _durable(connection: sqlite3.Connection, path: str) -> None:
    """Set what makes an acknowledged append survive a power cut, and read it back."""
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if path != MEMORY and mode != "wal":
        message = f"{path} is on a file system without write-ahead logging: keep the store on a local disk"
        raise StoreUnreadable(message)
    if _pragma(connection, "synchronous") != 2:  # noqa: PLR2004 - SQLite's number for FULL
        message = f"{path} cannot be written durably: SQLite refuses synchronous=FULL"
        raise StoreUnreadable(message)


def _pragma(connection: sqlite3.Connection, name: str) -> str | int:
    value: str | int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


@contextmanager
def spoken(path: str) -> Iterator[None]:
    """Turn SQLite's errors into ours, told apart by their names."""
    try:
        yield
    except sqlite3.Error as error:
        raise _ours(error, path) from error


def _ours(error: sqlite3.Error, path: str) -> JournalError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLocked(f"{path} is locked by another program: close it there, or try again in a moment")
    if name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR"):
        return StoreFull(f"{path} cannot be written ({error}): free some space; nothing of this entry was recorded")
    if name.startswith("SQLITE_READONLY"):
        return StoreUnreadable(f"{path} may not be written: change the file's permissions, or use another store")
    if name.startswith("SQLITE_CANTOPEN") or name.startswith("SQLITE_PERM"):
        return StoreUnreadable(f"{path} cannot be opened: check that its folder exists and that you may use it")
    if name in {"SQLITE_NOTADB", "SQLITE_CORRUPT"} or name.startswith("SQLITE_CORRUPT"):
        return StoreUnreadable(f"{path} is not a programme store, or is damaged ({error}): restore a backup")
    if name == "SQLITE_CONSTRAINT_TRIGGER":
        # A guard that fires is not another writer who was faster: trying again would never help.
        return RefusedByDatabase(f"the database refused the change ({error})")
    if name in {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}:
        return PositionConflict(f"another writer was faster ({error})")
    if name.startswith("SQLITE_CONSTRAINT"):
        return RefusedByDatabase(f"the database refused the record ({error})")
    return JournalError(f"{path} cannot be used: {error}")
