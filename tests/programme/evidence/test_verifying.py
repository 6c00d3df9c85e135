"""Verification at the command line: whatever somebody did to the file is named, and the exit code is 1."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from programme.stores import seen
from programme.stores.open import open_register
from tests.tampering import tamper
from tests.terminal import Terminal

OTHER = "ffffffff-6a52-4f0e-9c55-2d1c0b1e2009"
ALL_ELSEWHERE = "UPDATE journal SET programme_id = ?; UPDATE head SET programme_id = ?"


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person whose journal of three records was seen by this machine."""
    terminal.must("new Merger --on 2008-01-07")
    terminal.must("risk raise --title Drift --cause a --event b --effect c --on 2008-01-08")
    return terminal.must("risk review R-001 --note seen --on 2008-02-01")


def forget(desk: Terminal) -> None:
    """Let this machine have seen nothing."""
    with closing(open_register(str(desk.store))) as register:
        programme_id = register.programme_id
    seen.forget(str(desk.store), programme_id)


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        ("UPDATE journal SET payload = CAST('junk' AS BLOB) WHERE position = 1", ["position 1, payload"]),
        ("UPDATE journal SET topic = 'x.y' WHERE position = 1", ["position 1, topic"]),
        ("DELETE FROM journal WHERE position = 1", ["position 1 was removed"]),
        ("DELETE FROM journal", ["positions 1 to 3 were removed from the end: the journal is truncated"]),
        ("DELETE FROM head", ["the head was removed"]),
        (
            "UPDATE journal SET programme_id = ? WHERE position = 2",
            ["2 was removed", f"of “{OTHER}”"],
        ),
        ("UPDATE journal SET programme_id = 'junk' WHERE position = 2", ["2 was removed", "of “junk”"]),
        (
            ALL_ELSEWHERE,
            ["position 1, programme_id", "position 3, programme_id"],
        ),
        ("UPDATE head SET peaks = zeroblob(96)", ["the head was changed"]),
        ("UPDATE head SET size = 4", ["position 4 was removed from the end"]),
        ("UPDATE head SET size = 2", ["position 3 was inserted after the end"]),
    ],
)
@pytest.mark.parametrize("forgotten", [False, True])
def test_whatever_was_done_is_named(
    desk: Terminal, statement: str, sentences: list[str], *, forgotten: bool
) -> None:
    """Also what keeps every other command from answering is named, whether or not this machine saw the journal."""
    if forgotten:
        forget(desk)
    tamper(desk.store, *statement.split("; "), values=(OTHER,))
    desk.run("verify")
    assert desk.code == 1
    assert all(sentence in desk.out for sentence in sentences), desk.out


def test_what_was_only_changed_is_not_called_rewritten(desk: Terminal) -> None:
    """A record that was changed beside its hash is that, and nothing else is said of it."""
    tamper(desk.store, "UPDATE journal SET by = 'Bob Day' WHERE position = 2")
    desk.run("verify")
    assert [line for line in desk.out.splitlines() if "trigger" not in line] == [
        "position 2, by: it was changed"
    ]


def test_a_guard_that_is_missing_or_otherwise_is_named(desk: Terminal) -> None:
    """A store without its triggers and indexes lets anybody change records, which verification says."""
    with closing(sqlite3.connect(desk.store)) as owner, owner:
        owner.execute("DROP TRIGGER journal_is_never_updated")
        owner.execute("DROP TRIGGER journal_only_grows")
        owner.execute("CREATE TRIGGER journal_only_grows BEFORE INSERT ON journal BEGIN SELECT 1; END")
    desk.run("verify")
    assert desk.code == 1
    assert [line.partition(": make")[0] for line in desk.out.splitlines()] == [
        "the trigger journal_is_never_updated is missing",
        "the trigger journal_only_grows is not as it was made",
    ]


def test_what_is_kept_for_speed_is_made_anew_from_what_was_verified(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept for speed is made anew from what was verified."""
    monkeypatch.setattr("programme.journal.register.CHECKPOINT_EVERY", 1)
    desk.must("status")
    with closing(sqlite3.connect(desk.store)) as owner, owner:
        assert owner.execute("SELECT count(*) FROM checkpoint").fetchone() == (1,)
        # Whoever has the key file could have written any state here.
        [(sealed,)] = owner.execute("SELECT payload FROM checkpoint").fetchall()
    desk.must("verify")
    with closing(sqlite3.connect(desk.store)) as owner:
        assert (sealed,) not in owner.execute("SELECT payload FROM checkpoint").fetchall()


def test_a_store_that_lost_its_head_is_called_damaged(desk: Terminal) -> None:
    """Records without a head are no empty store, in which somebody might start again."""
    tamper(desk.store, "DELETE FROM head")
    desk.run("status")
    assert desk.code == 3
    assert "it has records and no head" in desk.err


def test_one_programme_of_several_is_verified_alone(desk: Terminal, tmp_path: Path) -> None:
    """What was done to one programme of a store is said of that one."""
    desk.must("new Other --on 2008-01-07")
    tamper(desk.store, "UPDATE journal SET by = 'Bob Day' WHERE position = 2")
    desk.run("verify --programme Other")
    assert "position" not in desk.out
    desk.run("verify --programme Merger")
    assert "position 2, by" in desk.out
