"""What SQLite says, in our words: errors are told apart by their names, not by their text."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from event_store.errors import (
    JournalError,
    RecordMalformed,
    RefusedByDatabase,
    StoreFull,
    StoreLocked,
    StoreUnreadable,
)


@contextmanager
def translated_errors(path: str, seconds: float) -> Iterator[None]:
    """Turn SQLite's errors into ours; `seconds` is how long a lock was waited for."""
    try:
        yield
    except UnicodeEncodeError as error:
        problem = f"a record holds what is no Unicode text ({error}): correct it and append again"
        raise RecordMalformed(problem) from error
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged file may quote it, and Python then finds no text in what was said.
        problem = f"{path} is damaged (it holds what is no text): restore a backup"
        raise StoreUnreadable(problem) from error
    except (sqlite3.InterfaceError, sqlite3.ProgrammingError):
        raise  # a mistake in this program is no message for people
    except sqlite3.Error as error:
        raise _ours(error, path, seconds) from error


def _ours(error: sqlite3.Error, path: str, seconds: float) -> JournalError:
    name = str(getattr(error, "sqlite_errorname", ""))
    # SQLITE_IOERR_READ is a kind of SQLITE_IOERR, and SQLITE_CONSTRAINT_TRIGGER of SQLITE_CONSTRAINT.
    match name.split("_")[1:3]:
        case ["BUSY" | "LOCKED", *_]:
            return StoreLocked(path, seconds)
        case ["FULL" | "IOERR", *_]:
            return StoreFull(path, error)
        case ["READONLY", *_]:
            return StoreUnreadable(f"{path} may not be written: change its permissions, or use another store")
        case ["CANTOPEN" | "PERM" | "AUTH", *_]:
            return StoreUnreadable(
                f"{path} cannot be opened: check that its folder exists and that you may use it"
            )
        case ["NOTADB" | "CORRUPT", *_]:
            return StoreUnreadable(
                f"{path} is not a programme store, or is damaged ({error}): restore a backup"
            )
        case ["INTERRUPT"]:
            return StoreUnreadable(
                f"{path} takes more steps to read than its size accounts for: it is damaged, or was made to hang "
                "whoever reads it; restore a backup"
            )
        case ["CONSTRAINT", "TRIGGER"]:
            # A guard that fires is not another writer who was faster: trying again would never help.
            return RefusedByDatabase(error)
        case ["CONSTRAINT" | "TOOBIG" | "MISMATCH", *_]:
            return RecordMalformed(
                f"a record is not what the journal can hold ({error}): correct it and append again"
            )
        case _:
            return StoreUnreadable(f"{path} cannot be used ({error}): check the file, or restore a backup")
