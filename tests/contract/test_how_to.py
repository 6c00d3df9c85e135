"""Every command of a how-to page is run, in the order in which a reader would."""

import io
import re
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests import ROOT
from tests.terminal import Terminal

# Pages whose commands ask questions of the Westminster programme.
ON_WESTMINSTER = [
    "answer-a-subject-access-request",
    "board-papers",
    "hand-over-to-a-reviewer",
    "install",
    "read-without-a-terminal",
    "remind-people",
    "review-the-week",
    "use-from-scripts",
]


def lines(page: str) -> list[str]:
    """Return the command lines of a page."""
    text = (ROOT / f"docs/how-to/{page}.md").read_text(encoding="utf-8")
    return [
        line
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line
    ]


def beside(page: str) -> dict[str, str]:
    """Return the files that a page says to write."""
    text = (ROOT / f"docs/how-to/{page}.md").read_text(encoding="utf-8")
    return dict.fromkeys(
        ["contacts.toml"] if "```toml" in text else [],
        "".join(re.findall(r"```toml\n(.*?)```", text, re.DOTALL)),
    )


@pytest.mark.parametrize("page", ON_WESTMINSTER)
def test_every_command_of_a_page_works(
    page: str, terminal: Terminal, westminster_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader can type every line of a page and none is refused."""
    terminal.starts_from(westminster_store)
    monkeypatch.chdir(tmp_path)
    for name, text in beside(page).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert lines(page)
    for line in lines(page):
        for command in line.split(" | "):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(terminal.out.encode())))
            word, _, rest = command.partition(" ")
            assert word == "programme", line
            terminal.must(rest)


def test_the_tutorial_leads_from_nothing_to_the_first_board_paper(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newcomer can type every line of the tutorial in an empty folder, and ends with a paper that is confirmed."""
    monkeypatch.chdir(tmp_path)
    for line in lines("../tutorial"):
        word, _, rest = line.partition(" ")
        if word == "export":
            monkeypatch.setenv(*rest.split("=", 1))
        else:
            terminal.must(rest)
    assert (tmp_path / "board-paper.pdf").read_bytes().startswith(b"%PDF-")


def test_what_runs_every_week_by_itself_is_a_command_that_works(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The recipes for cron and systemd say when, as these read it, and run a command that is not refused."""
    text = (ROOT / "docs/how-to/remind-people.md").read_text(encoding="utf-8")
    [cron] = re.findall(r"```cron\n(.*?)\n```", text, re.DOTALL)
    service, timer = (ConfigParser(interpolation=None) for _ in range(2))
    for unit, block in zip((service, timer), re.findall(r"```ini\n(.*?)```", text, re.DOTALL), strict=True):
        unit.read_string(block)
    *fields, where, run = cron.split(" ", 6)
    assert all(re.fullmatch(r"[0-9]+|\*", field) for field in fields)
    assert service["Service"]["Environment"] == where
    assert re.fullmatch(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-2][0-9]:[0-5][0-9]", timer["Timer"]["OnCalendar"])
    assert timer["Install"]["WantedBy"] == "timers.target"
    assert Path(service["Service"]["ExecStart"].split()[0]).is_absolute()
    terminal.must('new "North division merger" --on 2008-01-07')
    (tmp_path / "contacts.toml").write_text(beside("remind-people")["contacts.toml"], encoding="utf-8")
    monkeypatch.setenv("PROGRAMME_CONTACTS", str(tmp_path / "contacts.toml"))
    for line in (run, service["Service"]["ExecStart"]):
        program, _, words = line.partition(" ")
        assert Path(program).name == "programme"
        terminal.must(words)
        assert terminal.out == ""
