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
    "../evidence",
    "../personal-data",
    "../time",
]
# Pages whose commands are run below, or beside what they speak of.
ELSEWHERE = {
    "docs/tutorial.md": "tests/contract/test_how_to.py",
    "docs/how-to/keep-a-claim-ledger.md": "tests/contract/test_how_to.py",
    "docs/how-to/look-at-a-portfolio.md": "tests/contract/test_how_to.py",
    "docs/how-to/bring-your-spreadsheet.md": "tests/programme/exchange/test_how_to.py",
    "docs/how-to/share-with-a-team.md": "tests/programme/stores/test_servers.py",
}
# What is shown and not typed: a server, which does not end (tests/programme/browser starts it), and a line of a seal.
SHOWN = re.compile(r"programme serve |.*…$")


def lines(page: str) -> list[str]:
    """Return the command lines of a page."""
    text = (ROOT / f"docs/how-to/{page}.md").read_text(encoding="utf-8")
    return [
        line
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line
    ]


def test_every_command_of_the_documentation_is_run_by_a_test() -> None:
    """A command that a page shows stands in a block that is run, so that no page tells of one that does not work."""
    run = {(ROOT / f"docs/how-to/{page}.md").resolve() for page in ON_WESTMINSTER}
    run |= {ROOT / page for page in ELSEWHERE}
    for page in (ROOT / "docs").rglob("*.md"):
        if page.name in {
            "commands.md",
            "faults.md",
        }:  # test_examples.py runs those examples; developers run these
            continue
        text = page.read_text(encoding="utf-8")
        if "```sh" in text:
            assert page in run, f"{page} has commands that no test runs"
        unrun = re.sub(r"```sh\n.*?```", "", text, flags=re.DOTALL)
        for block in re.findall(r"```\w*\n(.*?)```|((?:^ {4}\S.*\n)+)", unrun, re.DOTALL | re.MULTILINE):
            for line in "".join(block).splitlines():
                command = line.strip()
                assert not command.startswith("programme ") or SHOWN.match(command), f"{page}: {command}"
    for elsewhere, test in ELSEWHERE.items():
        assert Path(elsewhere).stem in (ROOT / test).read_text(encoding="utf-8")


def test_a_claim_ledger_is_kept_as_its_page_says(terminal: Terminal) -> None:
    """Every line works on a programme that was just begun."""
    terminal.must('new "North division merger" --on 2008-01-07')
    for line in lines("keep-a-claim-ledger"):
        terminal.must(line.removeprefix("programme "))
    assert "1 of 13 covered, 1 passed over, 11 missing" in terminal.out


def test_a_portfolio_is_looked_at_as_its_page_says(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that the page writes and every line work, with a file in place of the server."""
    text = (ROOT / "docs/how-to/look-at-a-portfolio.md").read_text(encoding="utf-8")
    [portfolio] = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROGRAMME_STORE")
    terminal.must('new "North" --on 2008-01-07 --store north.sqlite')
    for name in ("Archive move", "Custody"):
        terminal.must(["new", name, "--on", "2008-01-07", "--store", "both.sqlite"])
    written = portfolio.replace("postgresql://kay@db.example.org/programmes", "both.sqlite")
    (tmp_path / "portfolio.toml").write_text(written, encoding="utf-8")
    for line in lines("look-at-a-portfolio"):
        terminal.must(line.removeprefix("programme "))
    assert "Archive move" in (tmp_path / "both-divisions.html").read_text(encoding="utf-8")


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
