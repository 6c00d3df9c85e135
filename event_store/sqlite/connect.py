"""A connection to one SQLite file, checked to be a journal that this program can keep, and set up to be durable."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from event_store.errors import StoreNewer, StoreUnreadable
from event_store.sqlite.belongings import differences_of, refuse_unreadable
from event_store.sqlite.bounded import Bounded
from event_store.sqlite.schema import APPLICATION_ID, BRANCH_ID, MIGRATIONS, SCHEMA_VERSION, statements
from event_store.verification.check_store import MEND_SCHEMA

MEMORY = ":memory:"
STRICT_TABLES = (3, 37, 0)
FULL = 2
MEND = "restore a backup, and keep this file"


def connect(
    path: str, *, create: bool, lock_timeout: float, as_it_is: bool = False, address: str = ""
) -> Bounded:
    """Return a connection that commits durably, to a store that is made when there is none and `create` allows it.

    StoreUnreadable or StoreNewer, and nothing changed, when the file is not ours to keep; `lock_timeout` is in seconds.
    With `as_it_is` a store is opened whose schema is not the one it was made with, to look at what was done to it; with
    an `address` it is read there, and not written.
    """
    if create and path != MEMORY:
        _make_private(path)
    connection = sqlite3.connect(
        address or address_of(path, create=create),
        uri=True,
        timeout=lock_timeout,
        isolation_level=None,
        check_same_thread=False,
        factory=Bounded,
    )
    try:
        connection.bound(path)
        ours = _is_ours(connection, path, may_be_empty=create)
        if not address:
            _make_durable(connection, path)
        if not ours:
            _create_tables(connection, path)
        else:
            refuse_unreadable(connection, path)
            if _pragma(connection, "user_version") < SCHEMA_VERSION:
                _migrate(connection, path)
            if not as_it_is:
                _refuse_differing(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def address_of(path: str, *, create: bool) -> str:
    """Return the address of a store; StoreUnreadable says what is amiss with its path."""
    if path == MEMORY:
        return path
    file = Path(path).absolute()
    try:
        if file.is_dir():
            problem = f"{path} is a folder: name a file in it"
        elif file.exists() and not file.is_file():
            problem = f"{path} is a device, a pipe or a socket and no file: choose a file"
        elif not file.parent.is_dir():
            problem = f"{path} cannot be opened: the folder {file.parent} does not exist; make it first"
        elif not create and not file.exists():
            problem = f"there is no store at {path}: start one, or choose another file"
        else:
            return f"{file.as_uri()}?mode={'rwc' if create else 'rw'}"
    except OSError as error:
        problem = f"{path} cannot be opened ({error.strerror}): check the path, and that you may use it"
    raise StoreUnreadable(problem)


def _make_private(path: str) -> None:
    """Make the file of a new store before SQLite does, whose own is readable as the umask says."""
    address_of(path, create=True)
    # What SQLite keeps beside a file has the same rights as the file.
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _is_ours(connection: sqlite3.Connection, path: str, *, may_be_empty: bool) -> bool:
    """Tell whether the file holds a journal; False when it holds nothing at all."""
    if sqlite3.sqlite_version_info < STRICT_TABLES:
        problem = (
            f"this Python has SQLite {sqlite3.sqlite_version} and a store needs 3.37: use a newer Python"
        )
        raise StoreUnreadable(problem)
    application_id, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    if application_id in {APPLICATION_ID, BRANCH_ID}:
        # Guarantee: a store that a newer program wrote is not read half-understood.
        if version > SCHEMA_VERSION:
            raise StoreNewer(path, version, SCHEMA_VERSION)
        if version < 1:
            problem = (
                f"{path} is damaged (it says that it is of version {version}, which there never was): {MEND}"
            )
            raise StoreUnreadable(problem)
        return True
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application_id or version or tables:
        problem = f"{path} is not a programme store: choose another file; nothing in it was changed"
        raise StoreUnreadable(problem)
    if not may_be_empty:
        problem = f"{path} is empty and no store yet: start one, or choose another file"
        raise StoreUnreadable(problem)
    return False


def _refuse_differing(connection: sqlite3.Connection, path: str) -> None:
    # Guarantee: what does not belong in a store, or is not as it was made with it, keeps it from being opened.
    if differ := next(differences_of(connection), ""):
        problem = (
            f"{path} is not as a store is made ({differ}): look with programme verify, and {MEND_SCHEMA}"
        )
        raise StoreUnreadable(problem)


def _make_durable(connection: sqlite3.Connection, path: str) -> None:
    """Set what makes a commit survive a power cut, and read it back: SQLite ignores what it cannot do."""
    if path != MEMORY and connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        problem = f"{path} is on a file system without write-ahead logging: keep the store on a local disk"
        raise StoreUnreadable(problem)
    connection.execute("PRAGMA synchronous = FULL")
    # On macOS a plain fsync leaves the data in the drive's own memory.
    connection.execute("PRAGMA fullfsync = ON")
    if _pragma(connection, "synchronous") != FULL or not _pragma(connection, "fullfsync"):
        problem = f"{path} cannot be written durably (SQLite refuses synchronous = FULL): use another Python"
        raise StoreUnreadable(problem)


def _create_tables(connection: Bounded, path: str) -> None:
    with _at_once(connection):
        # Another process may have made them while this one waited for the lock.
        if not _is_ours(connection, path, may_be_empty=True):
            for statement in statements():
                connection.execute(statement)


def _migrate(connection: Bounded, path: str) -> None:
    """Bring a store of an older version up to this one, a version at a time; no record is touched."""
    # Guarantee: a store that any version of the program wrote keeps every record as it was, verifies, and takes further
    # ones.
    with _at_once(connection):
        # Another process may have done it while this one waited for the lock.
        for version in range(_pragma(connection, "user_version"), SCHEMA_VERSION):
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        _refuse_differing(connection, path)


@contextmanager
def _at_once(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
