"""The command line as scripts see it: streams, formats, exit codes, completion."""

import csv
import io
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.terminal import Terminal, the_day_is

RISK = 'risk raise --title "A | B" --cause "no date" --event "=SUM(A1)" --effect "delay all" --owner "Supt South"'


@pytest.fixture
def begun(terminal: Terminal) -> Terminal:
    """A person whose programme has one risk."""
    return terminal.must('new "North division merger" --on 2008-01-07').must(f"{RISK} --on 2008-02-01")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion_script(terminal: Terminal, shell: str) -> None:
    """The completion script knows the nouns and verbs of the entry classes."""
    terminal.must(f"completion {shell}")
    assert "de-escalate" in terminal.out
    if shell == "bash":
        checked = subprocess.run(["bash", "-n"], input=terminal.out, text=True, check=False)
        assert checked.returncode == 0


def test_answers_are_on_stdout_and_all_else_on_stderr(begun: Terminal) -> None:
    """A pipe gets the answer alone."""
    begun.must("risk list")
    assert "R-001" in begun.out
    assert "as of" not in begun.out
    assert "as known now" in begun.err


def test_a_table_in_markdown_keeps_its_columns(begun: Terminal) -> None:
    """A bar that someone typed does not make a column."""
    begun.must("risk list --format markdown")
    assert "A \\| B" in begun.out


def test_csv_is_read_back_as_it_was_written(begun: Terminal) -> None:
    """A spreadsheet gets what people typed, and no formula."""
    begun.must("timeline --format csv")
    rows = list(csv.DictReader(io.StringIO(begun.out)))
    assert [row["entry"] for row in rows] == ["programme start", "risk raise"]
    begun.must("risk restate R-001 --title '=1+1' --reason 'a trick'").must("risk list --format csv")
    assert next(csv.DictReader(io.StringIO(begun.out)))["title"] == "'=1+1"


def test_an_alert_check_fails_when_there_is_an_alert(begun: Terminal) -> None:
    """A script learns from the exit code whether anything asks for attention."""
    assert begun.run("alerts --fail").code == 1
    assert begun.run("alerts --fail --as-of 2008-01-31").code == 0


def test_the_doctor_says_where_the_store_is_and_that_it_is_well(begun: Terminal) -> None:
    """The doctor names the store and what makes it durable."""
    found = begun.json("doctor")
    assert (found["journal_mode"], found["synchronous"], found["integrity"]) == ("wal", 2, "ok")
    assert found["programmes"] == {"North division merger": 2}
    assert found["store"].endswith(str(begun.store))


def test_the_doctor_of_a_foreign_file_says_so(terminal: Terminal) -> None:
    """A store that cannot be read is exit code 3, with its sentence."""
    terminal.store.write_text("not a store " * 100)
    assert terminal.run("doctor").code == 3
    assert "is not a programme store" in terminal.err


def test_one_store_may_hold_two_programmes(begun: Terminal) -> None:
    """Where a store holds several programmes, one is chosen by name."""
    begun.must('new "South division merger" --on 2008-01-07')
    assert begun.run("status").code == 2
    assert "choose with --programme one of" in begun.err
    assert begun.json("risk list --programme 'South division merger'")["rows"] == []


def test_a_closed_pipe_is_not_a_fault(begun: Terminal) -> None:
    """A reader that has seen enough gets no trace."""
    program = f"{sys.executable} -c 'from tui.main import main; main()'"
    done = subprocess.run(
        ["bash", "-c", f"{program} timeline --format json | head -1; echo ${{PIPESTATUS[0]}}"],
        env={**os.environ, "PROGRAMME_STORE": str(begun.store)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert done.stdout.splitlines()[0] == "{"


def test_without_a_terminal_the_app_prints_the_overview(begun: Terminal) -> None:
    """With no command and no terminal, the overview is printed and the exit code is 0."""
    begun.must("--as-of 2008-02-02")
    assert "North division merger, as of 2 Feb 2008" in begun.out


def test_a_file_as_evidence_is_kept_as_its_name_and_digest(begun: Terminal, tmp_path: Path) -> None:
    """Evidence is a reference and a digest, never the document."""
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("no date was set\n")
    begun.must(f"risk review R-001 --note read --evidence @{minutes} --evidence 'board 12'")
    kept = begun.json("timeline --about R-001")["rows"][-1]["evidence"]
    assert kept == [f"minutes.txt sha256:{sha256(minutes.read_bytes()).hexdigest()}", "board 12"]
    assert begun.run("risk review R-001 --note read --evidence @nowhere.txt").code == 2
    assert "cannot be read" in begun.err


def test_a_date_may_be_said_in_words(begun: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry is dated as people say it, and kept in EDTF."""
    the_day_is(monkeypatch, "2009-01-28")
    begun.must("risk review R-001 --note read --on 'last friday'")
    begun.must("risk review R-001 --note again --on 'about December 2008'")
    kept = {row["summary"]: row["effective"] for row in begun.json("timeline --about R-001")["rows"]}
    assert (kept["note read"], kept["note again"]) == ("2009-01-23", "2008-12~")


def test_a_list_is_sorted_by_its_figures_as_numbers(terminal: Terminal) -> None:
    """A column of decimals goes from the least to the most, not from 1 to 9."""
    terminal.must('new "North division merger" --on 2008-01-07')
    for number, value in enumerate(("1000", "30", "4.5"), 1):
        terminal.must(
            'measure set --title "Calls" --unit calls --better neither --source log --on 2008-02-04'
        )
        terminal.must(f"measure observe M-{number:03} --value {value} --source log --on 2008-02-05")
    terminal.must("measure list --sort value --format csv")
    assert [row["ref"] for row in csv.DictReader(io.StringIO(terminal.out))] == ["M-003", "M-002", "M-001"]


@pytest.mark.parametrize("title", ["2,500", "1e5", "0012", "+8.0"])
def test_a_title_that_looks_like_a_number_is_listed_as_it_was_written(terminal: Terminal, title: str) -> None:
    """A table shows every text as it is, also one that could be taken for a number."""
    terminal.must("new Merger --on 2008-01-07")
    terminal.must(f"risk raise --title '{title}' --cause a --event b --effect c --on 2008-01-08")
    assert title in terminal.must("risk list").out.split()
