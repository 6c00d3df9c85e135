"""Bad input gets one sentence and the right exit code, and loses nothing."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal

STATEMENT = '--title "Interim prolonged" --cause "no date" --event "it lasts" --effect "delay all"'
RAISE = f"risk raise {STATEMENT} --on 2008-02-01"


@pytest.fixture
def begun(terminal: Terminal) -> Terminal:
    """A person whose programme has one risk."""
    return terminal.must('new "North division merger" --on 2008-01-07').must(RAISE)


def refused(terminal: Terminal, line: str | list[str], *said: str, code: int = 2) -> None:
    """Run a command that is to be refused, and check that it loses and says nothing but its sentence."""
    before = terminal.json("timeline")["position"] if code == 2 else None
    terminal.run(line)
    assert terminal.code == code, terminal.err
    assert terminal.out == ""
    assert "Traceback" not in terminal.err
    for words in said:
        assert words in terminal.err
    assert len(terminal.err.splitlines()) == 1
    if before is not None:
        assert terminal.json("timeline")["position"] == before


def test_an_unknown_reference_is_refused(begun: Terminal) -> None:
    """An entry names only what exists on its date."""
    refused(begun, 'risk review R-099 --note "looked"', "there is no risk R-099", "check the reference")


def test_a_word_that_is_no_reference_is_refused(begun: Terminal) -> None:
    """A reference of the wrong kind or shape is told from one that is missing."""
    refused(begun, 'risk review banana --note "looked"', "“banana” is not a reference")
    refused(
        begun,
        'risk review SOP-001 --note "looked"',
        "SOP-001 is a controlled document; a risk (R-001) is needed",
    )


def test_a_score_of_nine_is_refused(begun: Terminal) -> None:
    """A likelihood is on the scale."""
    refused(
        begun,
        'risk assess R-001 --likelihood 9 --impact 2 --basis "felt"',
        "likelihood 9 is not on the scale",
    )


def test_a_date_in_the_future_is_refused(begun: Terminal) -> None:
    """Nothing is recorded that has not happened."""
    refused(begun, 'risk review R-001 --note "looked" --on 2199-01-01', "1 Jan 2199 has not come yet")


def test_a_word_that_is_no_date_is_refused(begun: Terminal) -> None:
    """A date that cannot be read is answered with examples."""
    refused(begun, 'risk review R-001 --note "looked" --on someday', "“someday” is not a date", "27 Jan 2009")


def test_a_text_of_a_megabyte_is_refused(begun: Terminal) -> None:
    """A text is at most 10,000 characters, and the refusal says how long it was."""
    refused(
        begun,
        ["risk", "review", "R-001", "--note", "x" * 1_000_000],
        "shorten it to 10,000 characters; it has 1,000,000",
    )


def test_control_characters_are_refused(begun: Terminal) -> None:
    """A character that a terminal would obey is never kept."""
    refused(begun, "risk review R-001 --note 'looked\x1b[2J'", "remove the control character U+001B")
    refused(begun, "risk review R-001 --note 'loo\u2028ked'", "remove the control character U+2028")


def test_a_closed_risk_is_not_reviewed(begun: Terminal) -> None:
    """A closed risk is reopened before anything else is recorded of it."""
    begun.must('risk close R-001 --reason "over"')
    refused(
        begun, 'risk review R-001 --note "looked"', "R-001 is closed and cannot be reviewed: reopen it first"
    )


def test_a_needed_field_that_is_missing_is_named(begun: Terminal) -> None:
    """What is missing is named with the option that gives it."""
    refused(begun, "risk review R-001", "note is needed: give it with --note")


def test_an_unknown_option_is_refused(begun: Terminal) -> None:
    """A slip in an option is answered with where to look."""
    refused(begun, "risk review R-001 --nota x", "--nota", "programme risk review --help")


def test_an_unknown_command_is_refused(begun: Terminal) -> None:
    """A slip in a command is answered with where to look."""
    refused(begun, "risk revue R-001", "revue", "--help")


def test_a_missing_store_says_how_to_start_one(terminal: Terminal) -> None:
    """A store that does not exist is not made by asking about it."""
    refused(terminal, "status", "there is no store at", "programme new", code=3)
    assert not terminal.store.exists()


def test_a_missing_folder_is_said(terminal: Terminal, tmp_path: Path) -> None:
    """A store is not made in a folder that does not exist."""
    refused(terminal, f'new "X" --store {tmp_path}/nowhere/x.sqlite', "cannot be opened", "folder", code=3)


def test_a_foreign_file_is_left_alone(terminal: Terminal) -> None:
    """A file that is not a programme store is neither read nor changed."""
    terminal.store.write_text("Dear diary, today the structure moved again.\n" * 40)
    before = terminal.store.read_bytes()
    refused(terminal, "status", "is not a programme store", code=3)
    assert terminal.store.read_bytes() == before


def test_a_foreign_database_is_left_alone(terminal: Terminal) -> None:
    """A database of another program is neither read nor changed."""
    with sqlite3.connect(terminal.store) as other:
        other.execute("CREATE TABLE cat (name TEXT)")
    other.close()
    before = terminal.store.read_bytes()
    refused(terminal, "status", "is not a programme store", code=3)
    refused(terminal, 'new "X"', "is not a programme store", code=3)
    assert terminal.store.read_bytes() == before


def test_a_store_of_a_newer_version_is_left_alone(begun: Terminal) -> None:
    """A store written by a newer program is not touched by an older one."""
    with sqlite3.connect(begun.store) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    refused(begun, "status", "newer", code=3)
    refused(begun, RAISE, "newer", code=3)


def test_a_locked_store_is_said_to_be_locked(begun: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the store, an entry is refused and not lost half-way; reading goes on."""
    monkeypatch.setenv("SQLITE_LOCK_TIMEOUT", "0.1")
    holder = sqlite3.connect(begun.store, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    refused(begun, 'risk review R-001 --note "looked"', "locked", code=3)
    assert begun.json("risk list")["rows"]
    holder.execute("ROLLBACK")
    holder.close()
    begun.must('risk review R-001 --note "looked"')


def test_a_damaged_store_is_said_to_be_damaged(begun: Terminal) -> None:
    """A file that is cut off is told from one that is empty."""
    begun.store.write_bytes(begun.store.read_bytes()[:5000])
    Path(f"{begun.store}-wal").unlink(missing_ok=True)
    refused(begun, "status", "damaged", code=3)


def in_child(store: Path, before: Callable[[], None], *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own that is limited first."""
    return subprocess.run(
        [sys.executable, "-c", "from tui.main import main; main()", *words],
        preexec_fn=before,
        env={**os.environ, "PROGRAMME_STORE": str(store)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk_loses_nothing(begun: Terminal) -> None:
    """An entry that does not fit on the disk is refused whole, and what was there stays readable."""
    limit = max(path.stat().st_size for path in begun.store.parent.iterdir()) + 2048

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    for number in range(40):
        done = in_child(
            begun.store, small_disk, "risk", "review", "R-001", "--note", f"{number} " + "x" * 9000
        )
        if done.returncode != 0:
            break
    assert done.returncode == 3, done.stderr
    assert "free some space" in done.stderr
    assert "Traceback" not in done.stderr
    kept = begun.json("timeline")["position"]
    assert kept == 2 + number
    begun.must('risk review R-001 --note "with room again"')
    assert begun.json("timeline")["position"] == kept + 1


def test_ctrl_c_in_the_middle_loses_nothing(begun: Terminal) -> None:
    """An interrupted command records all of its entry or none of it, and says so without a trace."""
    script = (
        "import os, signal\n"
        # Whatever runs in the background of a shell is deaf to Ctrl-C, and so are the tests there.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from event_store.merkle import tree as merkle\n"
        "hashed = merkle.append\n"
        "def interrupted(*arguments):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    return hashed(*arguments)\n"
        "merkle.append = interrupted\n"
        "from programme.cli.main import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "risk", "review", "R-001", "--note", "looked"],
        env={**os.environ, "PROGRAMME_STORE": str(begun.store)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 130, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert begun.json("timeline")["position"] == 2
    begun.must('risk review R-001 --note "looked"')
