"""Files that are no store, or cannot be used now: each gets its sentence, and is left as it was."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from event_store.errors import StoreLocked, StoreNewer, StoreUnreadable
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite import connect as sqlite_opening
from event_store.sqlite.connections import Connections
from event_store.sqlite.schema import SCHEMA_VERSION
from event_store.verification.check_store import check_store
from tests.event_store.examples import WESTMINSTER, example, examples

# A store as each version of the program wrote it, from its own dump.
SCHEMAS = Path(__file__).parent / "schemas"


def foreign(path: Path) -> None:
    """Make another program's database."""
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE journal (position INTEGER)")


def marked(path: Path) -> None:
    """Make a database that another program has marked as its own and not filled yet."""
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA application_id = 1")


def text(path: Path) -> None:
    """Make a file that is no database."""
    path.write_text("Because custody moves before its process is agreed, there is a risk that …\n" * 20)


def cut(path: Path) -> None:
    """Make the beginning of a store, as a copy that was broken off leaves it."""
    Connections(str(path)).close()
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (foreign, "is not a programme store: choose another file; nothing in it was changed"),
        (marked, "is not a programme store: choose another file; nothing in it was changed"),
        (text, "is not a programme store, or is damaged .*: restore a backup"),
        (cut, "is not a programme store, or is damaged .*: restore a backup"),
        (Path.mkdir, "is a folder: name a file in it"),
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_store_is_refused_and_left_alone(
    path: Path, make: Callable[[Path], None], sentence: str, *, create: bool
) -> None:
    """What is not ours to keep is named with what to do, and not one byte of it is changed."""
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with (
        pytest.raises(StoreUnreadable, match=sentence),
        Connections(str(path), create=create).reading() as connection,
    ):
        connection.execute("SELECT * FROM journal")
    assert before is None or path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_newer_store_is_refused(path: Path) -> None:
    """A store that a newer program wrote is not read half-understood."""
    Connections(str(path)).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 4")
    with pytest.raises(
        StoreNewer, match=r"newer version of this program \(store version 4, this one knows 3\): upgrade"
    ):
        Connections(str(path))


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_store_of_every_version_is_read_and_written(path: Path, version: int) -> None:
    """A store that any version of the program wrote keeps every record as it was, verifies, and takes further ones."""
    dump = (SCHEMAS / f"version_{version}.sql").read_text(encoding="utf-8")
    with sqlite3.connect(path) as older:
        older.executescript(dump)
        leaves = older.execute("SELECT position, leaf FROM journal").fetchall()
    older.close()
    recorder = SQLiteJournalRecorder(Connections(str(path), create=False))
    [programme_id] = recorder.programme_ids()
    kept = list(recorder.whole(programme_id))
    assert [(record.originator_version, record.leaf) for record in kept] == leaves
    recorder.append([replace(example(len(kept) + 1), originator_id=programme_id)])
    assert recorder.head(programme_id).size == len(kept) + 1
    assert recorder.pragma("user_version") == SCHEMA_VERSION
    assert check_store(recorder) == len(kept) + 1


@pytest.mark.parametrize("empty", [True, False])
def test_a_store_that_is_only_read_is_not_made(path: Path, *, empty: bool) -> None:
    """Opening to read makes no file, and makes no store of an empty one."""
    if empty:
        path.touch()
    with pytest.raises(
        StoreUnreadable, match="is empty and no store yet" if empty else "there is no store at"
    ):
        Connections(str(path), create=False)
    assert (path.stat().st_size == 0) if empty else not path.exists()


def test_a_missing_folder_is_named(path: Path) -> None:
    """A path in a folder that does not exist says which folder, and the folder is not made."""
    with pytest.raises(
        StoreUnreadable,
        match=f"cannot be opened: the folder {path.parent}/none does not exist; make it first",
    ):
        Connections(str(path.parent / "none" / path.name))
    assert not (path.parent / "none").exists()


def test_a_name_that_no_disk_takes_is_refused(path: Path) -> None:
    """A path that the operating system refuses gets a sentence as well."""
    with pytest.raises(StoreUnreadable, match="cannot be opened"):
        Connections(str(path) + "x" * 300)


@pytest.mark.parametrize("name", ["what? is 100%#1.sqlite", "file:name", "Ümläut.sqlite"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    """A name is a name: nothing in it is taken for an address or an option."""
    Connections(str(tmp_path / name)).close()
    assert (tmp_path / name).is_file()


def test_a_store_that_vanishes_is_not_made_anew(recorder: SQLiteJournalRecorder, path: Path) -> None:
    """When the file is taken away while it is in use, no empty store takes its place."""
    recorder.append(examples(1, 2))
    path.rename(path.with_suffix(".away"))
    with pytest.raises(StoreUnreadable, match="there is no store at"), recorder.connections.reading():
        recorder.head(WESTMINSTER)  # a second connection, as the first is in use
    assert not path.exists()


def test_a_write_protected_store_can_be_read(recorder: SQLiteJournalRecorder) -> None:
    """Where SQLite may not write, an append says so, and reading goes on."""
    recorder.append(examples(1, 2))
    with recorder.connections.reading() as connection:
        connection.execute("PRAGMA query_only = ON")  # answers as a file without write permission does
    with pytest.raises(StoreUnreadable, match="may not be written: change its permissions"):
        recorder.append([example(3)])
    assert recorder.head(WESTMINSTER).size == 2


def test_a_locked_store_says_so_and_can_be_read(path: Path) -> None:
    """While another program writes for too long, an append is refused with its reason, and reading goes on."""
    recorder = SQLiteJournalRecorder(Connections(str(path), lock_timeout=0.01))
    recorder.append(examples(1, 2))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(
        StoreLocked, match=r"is locked by another program \(waited 0.01 s\): close it there, or try again"
    ):
        recorder.append([example(3)])
    assert len(list(recorder.rows(WESTMINSTER))) == 2
    assert Connections(str(path), create=False).path == str(path)
    other.execute("ROLLBACK")
    recorder.append([example(3)])
    assert recorder.head(WESTMINSTER).size == 3
    other.close()


def test_a_checkpoint_is_not_worth_a_wait(recorder: SQLiteJournalRecorder, path: Path) -> None:
    """While another program writes, a checkpoint is given up at once; an append then waits as before."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    patience = Timer(2, other.rollback)  # whoever waited would be let in, and raise nothing
    patience.start()
    with pytest.raises(StoreLocked, match="waited 0 s"):
        recorder.save_checkpoint(WESTMINSTER, 1, "code", b"state")
    patience.cancel()
    patience.join()
    assert recorder.pragma("busy_timeout") == 5000
    other.close()


def test_a_store_is_made_once_by_however_many_start_it(path: Path) -> None:
    """Programs that start one store at the same moment all find it made, once."""
    script = (
        "import sys; from event_store.sqlite.connections import Connections; from event_store.sqlite import *;"
        "from tests.event_store.examples import example; from uuid import uuid4;"
        "sys.stdin.read(); r = SQLiteJournalRecorder(Connections(sys.argv[1])); r.append([example(1, uuid4())])"
    )
    starters = [
        subprocess.Popen([sys.executable, "-c", script, path], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for starter in starters:
        assert starter.stdin is not None
        starter.stdin.close()
        starter.stdin = None
    assert [(starter.communicate()[1], starter.returncode) for starter in starters] == [(b"", 0)] * 4
    assert len(SQLiteJournalRecorder(Connections(str(path), create=False)).programme_ids()) == 4


def test_a_store_that_another_made_meanwhile_is_taken_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that came to be between looking and making is used, and what was recorded in it stays."""
    make_durable = sqlite_opening._make_durable  # noqa: SLF001 - the step between looking and making

    def be_overtaken(*args: Any) -> None:
        monkeypatch.undo()
        SQLiteJournalRecorder(Connections(str(path))).append(examples(1, 2))
        make_durable(*args)

    monkeypatch.setattr(sqlite_opening, "_make_durable", be_overtaken)
    assert SQLiteJournalRecorder(Connections(str(path))).head(WESTMINSTER).size == 2
