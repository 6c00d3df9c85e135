"""What may be typed in a served app: questions and entries, and nothing that names a file."""

from pathlib import Path

import pytest

from programme.cli.contents import COMMANDS
from programme.cli.groups import EVIDENCE_GROUP, STORES_GROUP
from programme.foundation.served import SERVED
from tests.terminal import Terminal

BEYOND = (
    *(name for name in COMMANDS[STORES_GROUP] if name not in {"help", "docs"}),
    "check-report x.md",
    *COMMANDS[EVIDENCE_GROUP],
    "checkpoint key",
    "checkpoint accept --reason x",
    "proof entry 1",
    "archive export x",
    "store create",
    "restore x",
    "--store x",
)
NAMING = (
    "risk list --store other.sqlite",
    "risk list --programme other",
    "risk raise --title x --cause x --event y --effect z --store other.sqlite",
    "snapshot --output x.md --format markdown",
    "snapshot --overwrite",
    "snapshot --sign --format markdown",
    "snapshot --output=x.md",
    "lessons-pack",
    "lessons-pack --output x",
)


@pytest.fixture
def served(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """Sit at a served app, in a folder of its own."""
    terminal.must('new "North division merger"')
    folder = tmp_path / "served"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv(SERVED, "openly")
    return terminal


def test_a_served_command_asks_or_records_and_names_no_file(served: Terminal, tmp_path: Path) -> None:
    """In a served app a command asks a question or records an entry, and names no file."""
    served.must("risk raise --title Radios --cause age --event silence --effect harm")
    for asked in (
        "risk list",
        "status",
        "alerts",
        "timeline",
        "risk list --help",
        "help risk",
        "docs time",
        "snapshot",
        "compare --help",
    ):
        served.must(asked)
    served.must("lessons-pack --format markdown")
    for line in (*BEYOND, *NAMING):
        before = served.must("timeline --format json").out
        assert served.run(line).code == 2, line
        assert "browser" in served.err, line
        assert served.must("timeline --format json").out == before
    file = tmp_path / "letter.txt"
    file.write_text("a letter", encoding="utf-8")
    assert served.run(f"risk raise --title x --cause x --event y --effect z --evidence @{file}").code == 2
    assert "one of the machine that serves" in served.err
    assert list(Path.cwd().iterdir()) == []


def test_a_redacted_app_shows_no_more_by_a_command(served: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """An app that is served with --redacted shows no more by a command that is typed in it."""
    monkeypatch.setenv(SERVED, "redacted")
    served.must("risk list --redacted")
    record = "risk raise --title x --cause x --event y --effect z"
    said = ("risk list", "risk list --sort --redacted", record, "lessons-pack --format markdown --persons")
    for line in said:
        assert served.run(line).code == 2, line
    monkeypatch.setenv(SERVED, "a word of a later version")
    assert served.run("risk list").code == 2
