"""Stores that may only be read: a share, a mounted backup, a disc that a reviewer was given."""

import sqlite3
from contextlib import closing

import pytest

from event_store.sqlite import connections, read_only
from tests import ROOT
from tests.terminal import Terminal

RAISE = "risk raise --title Drift --cause a --event b --effect c"
QUESTIONS = [
    "status",
    "risk list",
    "alerts",
    "hindsight",
    "timeline",
    "verify",
    "doctor",
    "snapshot",
    "lessons-pack --format html",
]


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person with a programme."""
    return terminal.must("new Merger --on 2008-01-07").must(RAISE)


def protect(monkeypatch: pytest.MonkeyPatch, *, media: bool) -> None:
    """Let stores be on media that nobody can write, or in a folder that this person may not write."""
    monkeypatch.setattr(connections, "may_be_written", lambda _: False)
    monkeypatch.setattr(read_only, "_on_media", lambda _: media)


@pytest.mark.parametrize("media", [False, True])
@pytest.mark.parametrize("logged", [False, True])
def test_a_store_that_may_only_be_read_answers_every_question(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch, *, media: bool, logged: bool
) -> None:
    """A store that may only be read answers every question."""
    writer = sqlite3.connect(desk.store)
    if logged:
        # Somebody has it open, so that what is recorded now stays in the log.
        writer.execute("SELECT * FROM journal").fetchone()
    desk.must(RAISE)
    files = {
        file: file.read_bytes() for file in desk.store.parent.iterdir() if not file.name.endswith("-shm")
    }
    with monkeypatch.context() as patch:
        protect(patch, media=media)
        for question in QUESTIONS:
            desk.must(question)
        assert len(desk.json("risk list")["rows"]) == 2
        assert "this store may only be read here" in desk.err
        desk.run(RAISE)
        assert desk.code == 3
        assert "may not be written" in desk.err
        desk.must(f"backup {desk.store.with_name('copy.sqlite')}")
        desk.must(f"archive export {desk.store.with_name('copy.jsonl')}")
    assert {file: file.read_bytes() for file in files} == files
    writer.close()
    desk.must(f"verify --store {desk.store.with_name('copy.sqlite')}")


def test_an_older_store_that_may_only_be_read_is_read_in_a_copy(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store of an earlier version is brought up to this one in a copy, and stays as it is."""
    dump = ROOT / "tests" / "event_store" / "sqlite" / "schemas" / "version_1.sql"
    with closing(sqlite3.connect(terminal.store)) as older:
        older.executescript(dump.read_text(encoding="utf-8"))
    before = terminal.store.read_bytes()
    protect(monkeypatch, media=True)
    terminal.must("verify")
    assert terminal.store.read_bytes() == before
    assert list(terminal.store.parent.iterdir()) == [terminal.store]
