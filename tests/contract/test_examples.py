"""The examples below each help are commands that work."""

import json
import shlex
from pathlib import Path

import pytest

from tests.contract.examples import ELSEWHERE, FILE, RUN, written
from tests.terminal import Terminal

RAISE = (
    "risk raise --title Prolonged --cause 'no date is set' --event 'it lasts' --effect 'delay all' "
    "--owner 'Supt Operations' --on 2008-01-07"
)


def test_every_command_has_an_example_that_a_scenario_runs() -> None:
    """What help shows is a line of a scenario, or one that is run below, and cannot go stale."""
    assert FILE.read_text(encoding="utf-8") == written(), "run python -m tests.contract.examples"


def test_the_examples_of_the_commands_for_files_work_one_after_the_other(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spreadsheet goes out and comes in, copies are made and restored, and proofs are checked, as help shows it."""
    terminal.must('new "North division merger" --on 2008-01-07')
    for _ in range(4):
        terminal.must(RAISE)
    terminal.must("risk assess R-004 --likelihood 2 --impact 3 --basis 'seen by all' --on 2008-02-04")
    monkeypatch.chdir(tmp_path)
    for line in RUN.values():
        terminal.must(line)


@pytest.mark.parametrize("words", ELSEWHERE)
def test_the_help_of_a_command_ends_with_its_example(terminal: Terminal, words: str) -> None:
    """Whoever asks how a command is used sees it used."""
    terminal.must(f"{words} --help")
    shown = "".join(terminal.out.split())
    example = json.loads(FILE.read_text(encoding="utf-8"))[words]
    assert shown.endswith("".join(f"Example:{example}".split())), shlex.join([words])
