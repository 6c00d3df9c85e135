"""Files that somebody crafted: what does not belong in them is named, nothing of it runs, and no reader hangs."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from event_store.copies.backup import backup, restore
from event_store.errors import StoreUnreadable
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite import bounded as bounds
from event_store.sqlite.connections import Connections
from event_store.verification.check_store import check_store
from event_store.verification.verify import verify
from tests.event_store.examples import WESTMINSTER, example, examples
from tests.tampering import tamper

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
CHECK = ("CHECK (latest IS date(latest, '+0 days') AND latest >= earliest)", "")
FOREIGN = {
    "a trigger that swallows what is inserted": (
        "CREATE TRIGGER swallow BEFORE INSERT ON journal BEGIN SELECT RAISE(IGNORE); END",
        "there is a trigger swallow that does not belong",
    ),
    "a trigger that copies texts out": (
        """CREATE TABLE out (text); CREATE TRIGGER tell AFTER INSERT ON journal
        BEGIN INSERT INTO out VALUES (NEW.payload); END""",
        "there is a table out that does not belong",
    ),
    "a view": (f"CREATE VIEW mine AS {ENDLESS}", "there is a view mine that does not belong"),
    "an index": ("CREATE INDEX mine ON journal (by)", "there is a index mine that does not belong"),
    "statistics": ("ANALYZE", "there is a table sqlite_stat1 that does not belong"),
    "no guard": ("DROP TRIGGER head_only_grows", "the trigger head_only_grows is missing"),
    "no index": ("DROP INDEX journal_by_day", "the index journal_by_day is missing"),
    "another guard": (
        "DROP TRIGGER head_only_grows; CREATE TRIGGER head_only_grows BEFORE UPDATE ON head BEGIN SELECT 1; END",
        "the trigger head_only_grows is not as it was made",
    ),
}


@pytest.fixture
def store(path: Path) -> Path:
    """Give a store of four records."""
    recorder = SQLiteJournalRecorder(Connections(str(path)))
    recorder.append(examples(1, 4))
    recorder.connections.close()
    return path


def alter(store: Path, script: str) -> None:
    """Do something to a store's schema."""
    with closing(sqlite3.connect(store)) as owner:
        owner.executescript(script)


def without_check(store: Path) -> None:
    """Take a check away from the table of records."""
    with closing(sqlite3.connect(store)) as owner:
        owner.execute("PRAGMA writable_schema = ON")
        owner.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = 'journal'", CHECK)
        owner.commit()


@pytest.mark.parametrize(("script", "sentence"), FOREIGN.values(), ids=FOREIGN.keys())
def test_what_does_not_belong_keeps_a_store_from_being_opened(
    store: Path, script: str, sentence: str
) -> None:
    """What does not belong in a store, or is not as it was made with it, keeps it from being opened."""
    alter(store, script)
    with pytest.raises(StoreUnreadable, match=sentence):
        Connections(str(store))
    with pytest.raises(StoreUnreadable, match=sentence):
        restore(store, store.with_name("restored.sqlite"))
    looked_at = SQLiteJournalRecorder(Connections(str(store), as_it_is=True))
    assert sentence in looked_at.connections.differing()
    assert verify(looked_at, WESTMINSTER).differences == ()
    for refused in (
        lambda: looked_at.append([example(5)]),
        lambda: backup(looked_at, store.with_name("backup.sqlite")),
        lambda: check_store(looked_at),
    ):
        with pytest.raises(StoreUnreadable, match=r"is not as a store is made|is damaged"):
            refused()
    assert looked_at.head(WESTMINSTER).size == 4
    looked_at.connections.close()
    assert not store.with_name("backup.sqlite").exists()


def test_a_check_that_is_gone_is_named(store: Path) -> None:
    """A table that would take what it was made to refuse is not as it was made."""
    without_check(store)
    with pytest.raises(StoreUnreadable, match="the table journal is not as it was made"):
        Connections(str(store))


def test_what_is_added_while_a_store_is_open_is_found_before_anything_is_written(store: Path) -> None:
    """A trigger that somebody adds meanwhile does not get to see what is recorded."""
    recorder = SQLiteJournalRecorder(Connections(str(store)))
    alter(store, FOREIGN["a trigger that copies texts out"][0])
    with pytest.raises(StoreUnreadable, match="nothing was recorded"):
        recorder.append([example(5)])
    with recorder.connections.reading() as connection:
        assert connection.execute("SELECT count(*) FROM out").fetchone() == (0,)
    recorder.connections.close()


@pytest.mark.parametrize("version", [0, -1, -(2**31)])
def test_a_version_that_never_was_is_refused(store: Path, version: int) -> None:
    """A store that says it is of no version, or of one below the first, is damaged."""
    with closing(sqlite3.connect(store)) as owner:
        owner.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(StoreUnreadable, match=f"says that it is of version {version}"):
        Connections(str(store))


def a_view(store: Path) -> None:
    """Let a view that never ends stand where the records were."""
    columns = ", ".join(
        f"i AS {name}" for name in ("notification_id", "programme_id", "position", "topic", "leaf")
    )
    alter(store, f"DROP TABLE journal; CREATE VIEW journal AS SELECT {columns} FROM ({ENDLESS})")  # noqa: S608


@pytest.mark.parametrize(
    "make", [a_view, lambda store: alter(store, f"DROP TABLE head; CREATE VIEW head AS {ENDLESS}")]
)
def test_a_view_in_the_place_of_a_table_is_not_read(store: Path, make: Callable[[Path], None]) -> None:
    """What is no table is not read, also by whoever looks at what was done to a store."""
    make(store)
    for as_it_is in (False, True):
        with pytest.raises(StoreUnreadable, match="is no table of it"):
            Connections(str(store), as_it_is=as_it_is)


def test_a_statement_that_does_not_end_is_ended(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file from anywhere runs nothing of its own, and neither hangs a reader nor fills the memory."""
    monkeypatch.setattr(bounds, "AT_LEAST", 2)
    connections = Connections(str(store))
    with (
        pytest.raises(StoreUnreadable, match="takes more steps to read than its size accounts for"),
        connections.reading() as connection,
    ):
        connection.execute(f"SELECT count(*) FROM ({ENDLESS})").fetchone()  # noqa: S608 - ours
    # The next one has all its steps again.
    assert SQLiteJournalRecorder(connections).head(WESTMINSTER).size == 4
    connections.close()


@pytest.mark.parametrize("size", [5, 200_000_000, 2**62, 2**63 - 1])
def test_a_head_that_tells_of_more_records_is_named_at_once(store: Path, size: int) -> None:
    """However many records the head tells of, verification takes no longer than for those that there are."""
    tamper(store, "UPDATE head SET size = ?", values=(size,))
    recorder = SQLiteJournalRecorder(Connections(str(store), as_it_is=True))
    [found] = [each for each in verify(recorder, WESTMINSTER).differences if each.done == "truncated"]
    assert found.position == 5
    recorder.connections.close()


@pytest.mark.parametrize("position", [200_000_000, 2**62, 2**63 - 1])
def test_a_record_at_a_position_that_nobody_reached_is_named_at_once(store: Path, position: int) -> None:
    """However far a record was moved, it is said where it came from."""
    tamper(store, "UPDATE journal SET position = ? WHERE position = 3", values=(position,))
    recorder = SQLiteJournalRecorder(Connections(str(store), as_it_is=True))
    found = verify(recorder, WESTMINSTER).differences
    assert {each.done for each in found} >= {"removed", "inserted"}
    recorder.connections.close()


def test_a_store_that_is_renamed_while_it_is_open_is_not_written(store: Path) -> None:
    """Nothing is recorded in a file that has lost its name while it was open."""
    recorder = SQLiteJournalRecorder(Connections(str(store)))
    moved = store.with_name("moved.sqlite")
    store.rename(moved)
    with pytest.raises(StoreUnreadable, match="was moved, removed or replaced while it was open"):
        recorder.append([example(5)])
    # Nor when another store has taken its name.
    Connections(str(store)).close()
    with pytest.raises(StoreUnreadable, match="nothing was recorded"):
        recorder.append([example(5)])
    recorder.connections.close()
    assert SQLiteJournalRecorder(Connections(str(moved))).head(WESTMINSTER).size == 4
