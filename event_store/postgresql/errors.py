"""What PostgreSQL says, in our words: errors are told apart by their SQLSTATE, not by their text."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from event_store.errors import (
    JournalError,
    NotAllowed,
    RecordMalformed,
    RefusedByDatabase,
    StoreFull,
    StoreLocked,
    StoreUnreadable,
)


class Lost(Exception):  # noqa: N818 - it says what happened
    """The connection broke, or the server is not one that may be written to (any more): ask again elsewhere."""


# Shut down, crashed, starting up; a standby that is no primary yet, or a primary that is none any more.
_AWAY = {"57P01", "57P02", "57P03", "57P05", "25006", "25P03", "25P04"}


@contextmanager
def translated_errors(place: str, seconds: float) -> Iterator[None]:
    """Turn the driver's errors into ours, or into Lost; `seconds` is how long a lock was waited for."""
    try:
        yield
    except UnicodeEncodeError as error:
        problem = f"a record holds what is no Unicode text ({error}): correct it and append again"
        raise RecordMalformed(problem) from error
    except psycopg.Error as error:
        raise _ours(error, place, seconds) from error


def _ours(error: psycopg.Error, place: str, seconds: float) -> Exception:
    state = error.sqlstate or ""
    said = (error.diag.message_primary or str(error)).strip().splitlines()[0]
    if (
        state in _AWAY
        or state.startswith("08")
        or (not state and isinstance(error, psycopg.OperationalError))
    ):
        return Lost(said)
    if not state:
        # The driver itself: a NUL in a text, or a mistake in this program, which is no message for people.
        return _malformed(said) if isinstance(error, psycopg.DataError) else error
    unknown = StoreUnreadable(f"{place} cannot be used ({said}): look with programme doctor")
    return _known(state, said, place, seconds) or unknown


def _known(state: str, said: str, place: str, seconds: float) -> JournalError | None:
    match state[:2], state[2:]:
        case ["PR", "001" | "005"]:
            return RefusedByDatabase(said)
        case ["PR", _]:
            return NotAllowed(said)
        case ["55", "P03"] | ["57", "014"] | ["40", _]:
            return StoreLocked(place, seconds)
        case ["53" | "58", _]:
            return StoreFull(place, said)
        case ["22" | "23", _]:
            return _malformed(said)
        case ["42", "501"]:
            return NotAllowed(f"the database refuses that ({said}): ask the keeper of the store")
        case ["3F", _] | ["42", "P01" | "883"]:
            return StoreUnreadable(
                f"there is no store at {place}: prepare one with programme store create, or check the address"
            )
        case ["XX", "001" | "002"]:
            return StoreUnreadable(f"{place} is damaged ({said}): restore a backup")
        case _:
            return None


def _malformed(said: str) -> RecordMalformed:
    return RecordMalformed(f"a record is not what the journal can hold ({said}): correct it and append again")
