"""What people expect of every command line: JSON in one word, files, quiet, help in two words, and a pager."""

import io
import json
import sys
from pathlib import Path

import pytest

from domain.foundation.registers import LISTS
from programme.cli.habits import pager
from tests.terminal import Terminal

RAISE = (
    "risk raise --title Prolonged --cause 'no date' --event 'it lasts' --effect 'delay all' --on 2008-01-07"
)


@pytest.fixture
def begun(terminal: Terminal) -> Terminal:
    """Somebody whose programme has one risk."""
    terminal.must('new "North division merger" --on 2008-01-07')
    return terminal.must(RAISE)


@pytest.mark.parametrize(
    "line", ["risk list", "status", "show R-001", "compare 2008-01-01 2008-02-01", "doctor"]
)
def test_json_is_format_json(begun: Terminal, line: str) -> None:
    """The short word and the long one give the same answer."""
    assert begun.must(f"{line} --json").out == begun.must(f"{line} --format json").out
    json.loads(begun.out)
    assert begun.run(f"{line} --json --format csv").code == 2
    assert begun.err == "--json and --format csv are given: choose one\n"


def test_an_entry_is_told_as_json_in_one_word(begun: Terminal) -> None:
    """Recording answers in JSON too."""
    assert json.loads(begun.must(f"{RAISE} --json --dry-run").out)["entry"] == "risk raise"


def test_an_answer_goes_to_a_file_as_its_ending_says(begun: Terminal, tmp_path: Path) -> None:
    """A file that ends in .csv holds CSV; none takes the place of another that was not made here."""
    file = tmp_path / "risks.csv"
    assert begun.must(f"risk list -o {file}").out == ""
    assert begun.err.endswith(f"it is in {file}\n")
    written = file.read_text(encoding="utf-8")
    assert written == begun.must("risk list --format csv").out
    assert begun.run(f"risk list -o {file}").code == 2
    assert "exists already" in begun.err
    begun.must(f"risk list --json -o {file} --overwrite")
    json.loads(file.read_text(encoding="utf-8"))
    file.write_text("mine", encoding="utf-8")
    assert begun.run(f"risk list -o {file} --overwrite").code == 2
    assert file.read_text(encoding="utf-8") == "mine"


def test_an_answer_that_is_refused_leaves_no_file(begun: Terminal, tmp_path: Path) -> None:
    """What was not answered is not in a file."""
    assert begun.run(f"show R-099 -o {tmp_path / 'shown.md'}").code == 2
    assert not (tmp_path / "shown.md").exists()


def test_a_dash_is_the_screen_or_standard_input(begun: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one command writes to a pipe another reads from it."""
    paper = begun.must("snapshot --as-of 2008-02-06 --format markdown -o -").out
    assert begun.must("risk list -q -o -").out == begun.must("risk list").out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(paper.encode())))
    assert begun.run("check-report -").code == 0, begun.err


def test_quiet_leaves_the_answer_and_refusals(begun: Terminal, tmp_path: Path) -> None:
    """Whoever says --quiet is told nothing besides what was asked for, and every refusal."""
    assert begun.must("risk list -q").err == ""
    assert begun.out.startswith("Ref")
    assert begun.must(f"{RAISE} --quiet").out == ""
    assert begun.err == ""
    assert begun.must(f"snapshot --as-of 2008-02-06 -q -o {tmp_path / 'paper.txt'}").err == ""
    assert begun.run("show R-099 -q").code == 2
    assert begun.err


def test_help_in_two_words_is_that_behind_a_command(begun: Terminal) -> None:
    """`help risk` and `risk --help` are the same; help of nothing there is is refused."""
    assert begun.must("help risk raise").out == begun.must("risk raise --help").out
    assert begun.must("help").out == begun.must("--help").out
    assert begun.run("help rsik").code == 2
    assert begun.err == "there is no command “rsik”: did you mean “risk”? programme --help lists them all\n"


def test_help_begins_with_where_to_start(begun: Terminal) -> None:
    """Whoever knows nothing sees five commands before all of them."""
    before, _, after = begun.must("--help").out.partition("╭─")
    assert "Start here:" in before
    assert all(f"programme {word}" in before for word in ("demo", "new", "status", "import", "help"))
    assert all(noun in after for nouns in LISTS.values() for noun in nouns)


def test_the_timeline_is_kept_to_days_and_to_the_last_entries(begun: Terminal) -> None:
    """An entry whose month alone is known belongs to each of its days."""
    begun.must(f"{RAISE.replace('2008-01-07', '2008-02')}")
    begun.must(f"{RAISE.replace('2008-01-07', '2008-03-03')}")

    def positions(asked: str) -> list[int]:
        return [row["position"] for row in begun.json(f"timeline {asked}")["rows"]]

    assert positions("--since 2008-01-08") == [3, 4]
    assert positions("--until 2008-02-10") == [1, 2, 3]
    assert positions("--since 2008-02-10 --until 2008-03-02") == [3]
    assert positions("--limit 2") == [3, 4]
    assert begun.run("timeline --since 2008-03-01 --until 2008-02-01").code == 2
    assert begun.err == "--since: 1 Mar 2008 is after 1 Feb 2008: name the earlier day first\n"
    assert begun.run("timeline --until never").code == 2


def test_references_are_completed_from_the_store(begun: Terminal) -> None:
    """A shell is given the references of the kind that the word may be, with what each is called."""
    assert "R-001\tProlonged" in begun.must(["__complete", "risk", "assess", ""]).out
    assert "R-001" in begun.must(["__complete", "show", "R"]).out
    assert "R-001" not in begun.must(["__complete", "sop", "publish", ""]).out
    begun.must(["__complete", "show", "--store", "/nowhere/at/all", ""])
    assert "R-001" not in begun.out


def test_completion_is_installed_where_the_shell_reads_it(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The script is where bash looks, one line reads it, and a second time changes nothing."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("programme.cli.commands.completion._script", lambda shell: f"# {shell}")
    terminal.must("--install-completion bash")
    script = tmp_path / ".local/share/bash-completion/completions/programme"
    assert script.read_text(encoding="utf-8") == "# bash\n"
    started = (tmp_path / ".bashrc").read_text(encoding="utf-8")
    assert str(script) in started
    terminal.must("--install-completion bash")
    assert (tmp_path / ".bashrc").read_text(encoding="utf-8") == started


def test_a_long_answer_goes_through_the_pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is longer than the screen is given to the pager that somebody chose; what fits, or has none, is not."""
    read = tmp_path / "read"
    chosen = tmp_path / "pager"
    chosen.write_text(f"#!/bin/sh\ncat > {read}\n")
    chosen.chmod(0o755)
    monkeypatch.setenv("PAGER", str(chosen))
    monkeypatch.setenv("LINES", "10")
    assert not pager.page("short\n" * 9)
    assert pager.page("“long”\n" * 10)
    assert read.read_text(encoding="utf-8") == "“long”\n" * 10
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert pager.wanted()
    for nothing in ("", "cat", "no-such-pager", "'"):
        monkeypatch.setenv("PROGRAMME_PAGER", nothing)
        assert not pager.wanted(), nothing
    monkeypatch.delenv("PROGRAMME_PAGER")
    monkeypatch.setenv("PROGRAMME_SERVED", "openly")
    assert not pager.wanted()


def test_what_is_asked_at_a_terminal_is_paged(
    begun: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer goes through the pager in one piece, and one that is not finished is not shown."""
    paged: list[str] = []
    monkeypatch.setattr(pager, "wanted", lambda: True)

    def page(text: str) -> bool:
        paged.append(text)
        return True

    monkeypatch.setattr(pager, "page", page)
    assert begun.must("risk list").out == ""
    assert "Prolonged" in paged[0]
    begun.run("show R-099")
    assert len(paged) == 1
    monkeypatch.setattr(pager, "page", lambda _: False)
    assert "Prolonged" in begun.must("risk list").out


@pytest.mark.parametrize(
    ("said", "lists"), [("today", 1), ("2199-11-28 19:40 UTC", 1), ("1999-11-28 19:40 UTC", 0)]
)
def test_a_time_of_knowledge_is_read_as_answers_write_it(begun: Terminal, said: str, lists: int) -> None:
    """What a title says after “as known” can be typed behind --as-known."""
    assert len(begun.json(f'risk list --as-known "{said}"')["rows"]) == lists


def test_completion_in_a_browser_is_refused(begun: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A served app completes no word, which would open the store that the words name; help it does show."""
    monkeypatch.setenv("PROGRAMME_SERVED", "redacted")
    assert begun.run(["__complete", "show", "--store", "x", ""]).code == 2
    assert "in a browser" in begun.err
    assert begun.run("help risk").code == 0
