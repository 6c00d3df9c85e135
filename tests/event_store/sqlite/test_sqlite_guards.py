"""The database's own guards, against a program that opens the file without ours."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from event_store.errors import PositionConflict, RefusedByDatabase
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.recorder import COLUMNS
from tests.event_store.examples import CAMDEN, WESTMINSTER, examples
from tests.tampering import tamper

STAMP = "2009-01-27T09:30:00.000000Z"
# What an honest append does first, so that what is refused after it is refused for its own sake.
ANNOUNCED = (
    f"UPDATE head SET size = size + 1, last_recorded_at = '{STAMP}' "  # noqa: S608 - a test's own text
    f"WHERE programme_id = '{WESTMINSTER}'"
)


def copied(verb: str, **changes: str) -> str:
    """Return a statement that inserts the second record again, with changes."""
    values = [changes.get(column, column) for column in COLUMNS.split(", ")]
    return (
        f"{verb} INTO journal (notification_id, {COLUMNS}) "  # noqa: S608 - a test's own text
        f"SELECT {changes.get('notification_id', 'NULL')}, {', '.join(values)} FROM journal WHERE position = 2"
    )


AT_THE_END = {"position": "4", "entry_id": "'new'"}

REFUSED = {
    "update": "UPDATE journal SET payload = x'00' WHERE position = 2",
    "update of nothing but who": "UPDATE journal SET by = 'Bob Day'",
    "update or replace": "UPDATE OR REPLACE journal SET position = 1 WHERE position = 2",
    "update or ignore": "UPDATE OR IGNORE journal SET position = 9 WHERE position = 2",
    "delete": "DELETE FROM journal WHERE position = 2",
    "delete of the last": "DELETE FROM journal WHERE position = 3",
    "delete of all": "DELETE FROM journal",
    "insert or replace": copied("INSERT OR REPLACE"),
    "replace at a position": copied("REPLACE", entry_id="'new'"),
    "replace of an entry id": copied("INSERT OR REPLACE", position="4"),
    "replace of a notification": copied("INSERT OR REPLACE", **AT_THE_END, notification_id="2"),
    "upsert": copied("INSERT") + " ON CONFLICT (programme_id, position) DO UPDATE SET by = 'Bob Day'",
    "insert or ignore": copied("INSERT OR IGNORE", entry_id="'new'"),
    "insert after a gap": copied("INSERT", position="5", entry_id="'new'"),
    "insert before the first": copied("INSERT", position="0", entry_id="'new'"),
    "insert under another stamp": copied("INSERT", **AT_THE_END, recorded_at="'2008-01-01T00:00:00.000000Z'"),
    "insert for an unannounced programme": copied(
        "INSERT", programme_id=f"'{CAMDEN}'", position="1", entry_id="'new'"
    ),
    "head that goes back": "UPDATE head SET size = 2",
    "head of other peaks": "UPDATE head SET peaks = zeroblob(64)",
    "head of an earlier time": "UPDATE head SET size = size + 1, last_recorded_at = '2008'",
    "head of another programme": f"UPDATE head SET size = size + 1, programme_id = '{CAMDEN}'",  # noqa: S608
    "head deleted": "DELETE FROM head",
    "head replaced": "INSERT OR REPLACE INTO head SELECT programme_id, 1, peaks, last_recorded_at FROM head",
}


@pytest.fixture
def stranger(recorder: SQLiteJournalRecorder, path: Path) -> Iterator[sqlite3.Connection]:
    """Give a plain connection to a journal of three records, whose next append is announced."""
    recorder.append(examples(1, 3))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute(ANNOUNCED)
    yield connection
    connection.close()


def dump(connection: sqlite3.Connection) -> list[object]:
    """Return all that the journal and the heads hold."""
    return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("journal", "head")]  # noqa: S608


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_recorded_is_never_changed(stranger: sqlite3.Connection, statement: str) -> None:
    """UPDATE, DELETE and INSERT OR REPLACE on the journal are refused by the database itself."""
    before = dump(stranger)
    with pytest.raises(sqlite3.IntegrityError) as refused:
        stranger.execute(statement)
    assert refused.value.sqlite_errorname == "SQLITE_CONSTRAINT_TRIGGER"
    assert dump(stranger) == before


def test_the_guards_let_an_honest_append_through(stranger: sqlite3.Connection) -> None:
    """What every refused statement above was changed from is taken, so each was refused for what is wrong in it."""
    stranger.execute(copied("INSERT", **AT_THE_END, recorded_at=f"'{STAMP}'"))
    assert stranger.execute("SELECT max(position) FROM journal").fetchone() == (4,)


def test_an_insert_that_the_head_does_not_announce_is_refused(stranger: sqlite3.Connection) -> None:
    """A record cannot be slipped in after the last one: the head would no longer be the hash of the journal."""
    stranger.execute("ROLLBACK")
    with pytest.raises(sqlite3.IntegrityError, match="a record is only appended"):
        stranger.execute(copied("INSERT", **AT_THE_END))


def test_a_journal_that_lost_its_end_is_not_written_on(recorder: SQLiteJournalRecorder, path: Path) -> None:
    """Where somebody took the guards away and cut the journal short, nothing is appended over the loss."""
    recorder.append(examples(1, 3))
    tamper(path, "DELETE FROM journal WHERE position = 3")
    with pytest.raises(RefusedByDatabase):
        recorder.append(examples(4, 4))
    with pytest.raises(PositionConflict):
        recorder.append(examples(3, 3))


def test_a_refusal_by_the_database_is_no_conflict(recorder: SQLiteJournalRecorder) -> None:
    """A guard that fires is told apart from a lost race, because trying again would never help."""
    recorder.append(examples(1, 3))
    with (
        pytest.raises(RefusedByDatabase, match="a record is never deleted") as refused,
        recorder.connections.writing() as own,
    ):
        own.execute("DELETE FROM journal")
    assert not isinstance(refused.value, PositionConflict)


def test_notification_ids_are_never_renumbered(recorder: SQLiteJournalRecorder, path: Path) -> None:
    """A file that was vacuumed numbers its records as before."""
    recorder.append(examples(1, 3))
    recorder.append(examples(1, 3, CAMDEN))
    before = recorder.select_notifications(None, 10)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("VACUUM")
    other.close()
    assert recorder.select_notifications(None, 10) == before
