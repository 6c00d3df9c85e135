"""Backups and archives as people make them: commands, sentences and exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from event_store.copies.archive import export_archive
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests import ROOT
from tests.event_store.examples import WESTMINSTER, example
from tests.terminal import Terminal


@pytest.fixture
def begun(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A person in a folder of their own, whose programme has three entries."""
    monkeypatch.chdir(tmp_path)
    terminal.must('new "North division merger" --on 2008-01-07')
    terminal.must('programme lead --lead "Chief Supt Two" --on 2008-02-01')
    return terminal.must('programme lead --lead "Chief Supt Three" --on 2008-03-01')


def test_a_backup_is_made_and_restored(begun: Terminal) -> None:
    """What was recorded is in the backup, and in the store that is made of it."""
    begun.must("backup copy.sqlite")
    assert begun.out == f"copy.sqlite holds all 3 entries of {begun.store}, verified\n"
    begun.must("restore copy.sqlite --store restored.sqlite")
    assert begun.out == "restored.sqlite holds all 3 entries of copy.sqlite, verified\n"
    before = begun.must("timeline --format json").out
    assert begun.must("timeline --format json --store restored.sqlite").out == before


def test_an_archive_is_made_and_taken_over(begun: Terminal) -> None:
    """A journal goes out and comes in with its stamps, its ids and its root, and can be written on."""
    begun.must("archive export journal.jsonl")
    root = json.loads(Path("journal.jsonl").read_text(encoding="utf-8").splitlines()[-1])["root"]
    assert begun.out == f"journal.jsonl holds all 3 entries, root {root}\n"
    begun.must("archive import journal.jsonl --store arrived.sqlite")
    assert begun.out == f"arrived.sqlite holds all 3 entries, root {root}, as recorded\n"
    before = begun.must("timeline --format json").out
    assert begun.must("timeline --format json --store arrived.sqlite").out == before
    begun.must('programme lead --lead "Chief Supt Four" --on 2008-04-01 --store arrived.sqlite')


def test_one_programme_of_several_is_archived(begun: Terminal) -> None:
    """Of a store with several programmes one is named, and it alone arrives; a backup takes them all."""
    begun.must('new "South division merger" --on 2008-01-07')
    assert begun.run("archive export journal.jsonl").code == 2
    begun.must('archive export journal.jsonl --programme "South division merger"')
    begun.must("archive import journal.jsonl --store south.sqlite")
    assert begun.json("doctor --store south.sqlite")["programmes"] == {"South division merger": 1}
    begun.must("backup copy.sqlite")
    assert begun.out.startswith("copy.sqlite holds all 4 entries")


@pytest.mark.parametrize(
    ("line", "code", "sentence"),
    [
        ("backup programme.sqlite", 2, "programme.sqlite exists already: choose a file that does not"),
        ("backup none/copy.sqlite", 2, "the folder none does not exist; make it first"),
        ("backup copy.sqlite --store nowhere.sqlite", 3, "there is no store at nowhere.sqlite"),
        ("restore nowhere.sqlite --store new.sqlite", 3, "there is no backup at nowhere.sqlite"),
        ("restore junk --store new.sqlite", 3, "junk is not a programme store, or is damaged"),
        ("restore / --store new.sqlite", 3, "/ cannot be read (it is a folder and no file): name the file of a backup"),
        ("restore /dev/zero --store new.sqlite", 3, "/dev/zero cannot be read (it is a device, a pipe or a socket"),
        (f"restore {'x' * 300} --store new.sqlite", 3, "there is no backup at xxx"),
        (f"backup {'x' * 300}", 2, "cannot be written (File name too long)"),
        ("restore junk", 2, "programme.sqlite exists already"),
        ("restore junk --store mysql://db", 2, "is not a store address"),
        ("restore junk --store postgres://db", 2, "a backup of a file is restored to a file"),
        ("archive export programme.sqlite", 2, "programme.sqlite exists already"),
        ("archive import junk --store new.sqlite", 2, "junk is refused at line 1: it is not the line that belongs"),
        ("archive import nowhere --store new.sqlite", 2, "nowhere cannot be read (No such file or directory)"),
        ("archive import . --store new.sqlite", 2, ". cannot be read (it is a folder and no file)"),
        ("archive import junk", 2, "programme.sqlite exists already"),
    ],
)  # fmt: skip
def test_what_cannot_be_copied_is_refused_in_words(
    begun: Terminal, tmp_path: Path, line: str, code: int, sentence: str
) -> None:
    """Each refusal is one sentence with its exit code, and leaves nothing behind."""
    Path("junk").write_text("junk " * 2000 + "\n")
    before = sorted(tmp_path.iterdir())
    assert begun.run(line).code == code
    assert sentence in begun.err
    assert len(begun.err.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_an_archive_of_a_newer_program_is_refused(begun: Terminal) -> None:
    """Entries of a kind that this program cannot read do not come into a store of it."""
    connections = Connections("newer.sqlite")
    recorder = SQLiteJournalRecorder(connections)
    recorder.append([example(1, topic="risk.foretold")])
    export_archive(recorder, WESTMINSTER, Path("newer.jsonl"))
    connections.close()
    assert begun.run("archive import newer.jsonl --store new.sqlite").code == 2
    assert "line 2: the record at position 1 (risk.foretold) cannot be read" in begun.err
    assert "upgrade" in begun.err
    assert begun.run("status --store newer.sqlite").code == 3
    assert "entries of the kind “risk.foretold”, which this version does not know: upgrade" in begun.err


def test_a_mistake_of_the_program_is_not_blamed_on_the_store(
    begun: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails on a store that holds what was recorded is a mistake of ours, and shows itself."""
    monkeypatch.setattr("programme.cli.commands.questions.status_of", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        begun.run("status")


def test_an_argument_that_is_no_text_is_refused(begun: Terminal) -> None:
    """Bytes in another encoding than the terminal's are refused before they reach an entry."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    spoilt = os.fsdecode(b"\xe9t\xe9")
    command = [sys.executable, "-c", "from tui.main import main; main()", "issue", "update", spoilt]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "“\\udce9t\\udce9” is no UTF-8 text: write it in the encoding of your terminal\n"
