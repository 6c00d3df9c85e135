"""The app for somebody who looks on: names and words of persons are withheld, and nothing is recorded meanwhile."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static, TextArea

import tui.app.recording
from programme.cli.main import run
from programme.cli.terminal_app import provide
from programme.foundation.refusal import Unreadable
from programme.journal.register import Register
from programme.recording.record import Proposal, record
from programme.stores.open import open_register
from tests.terminal import Terminal
from tests.tui.merger import KINDS
from tests.tui.person import Person, at_the_app
from tests.tui.test_snapshots import SCREENS
from tui.app.app import ProgrammeApp
from tui.app.run import run_store
from tui.dialogs.command_line import CommandLine
from tui.main import App

NAME = "Alder"
SAID: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "staff-issue raise",
        {"theme": "fairness", "summary": f"{NAME} waits", "raised_by": f"PC {NAME}", "channel": "survey"},
    ),
    ("staff-issue acknowledge", {"staff_issue": "SI-003", "owner": f"Sgt {NAME}"}),
    ("staff-issue update", {"staff_issue": "SI-003", "note": f"spoke to {NAME}"}),
    ("phase consult", {"phase": "PH-001", "with_whom": "custody officers", "heard": f"PC {NAME} says no"}),
)
# What `:people` types is no name.
WAYS = {name: keys for name, keys in SCREENS.items() if name != "person"} | {
    "issue": ("3", "end", "enter"),
    "why of an issue": ("3", "end", "enter", "b"),
    "entry of an issue": ("0", "slash", *"staff-issue", "enter", "enter"),
    "palette": ("ctrl+p", *"waits"),
}


@pytest.fixture
def named(register: Register) -> Register:
    """The merger, with a name in what was said to it."""
    for words, fields in SAID:
        record(register, [Proposal(KINDS[words], fields, by="Sam Reed")])
    return register


# Where the names stand that are withheld.
TELLING = ("timeline", "people", "issue", "palette")


async def _shown(person: Person, ways: Iterable[str] = WAYS) -> dict[str, str]:
    found = {}
    for name in ways:
        await person.app.action_go("overview")
        await person.settle()
        await person.press(*("space" if key == " " else key for key in WAYS[name]))
        found[name] = person.text
    return found


async def test_no_screen_shows_what_was_said_by_or_about_a_person(named: Register) -> None:
    """Whatever is opened, the names and words of persons are withheld, and the top line says so."""
    async with at_the_app(named, size=(120, 40)) as person:
        shown = await _shown(person, TELLING)
        assert {name for name, text in shown.items() if NAME in text} == {*TELLING}
    async with at_the_app(named.redacted(), size=(120, 40)) as person:
        shown = await _shown(person)
        assert {name for name, text in shown.items() if NAME in text} == set()
        assert "[redacted]" in shown["issue"]
        assert "· redacted   ● live" in shown["issue"].splitlines()[0]


@pytest.mark.parametrize("keys", ["n", "2 n", "4 r n", "0 enter e", "3 enter n"])
async def test_nothing_is_recorded_while_it_is_redacted(named: Register, keys: str) -> None:
    """A form would show what was said: whoever tries is told why there is none, and how to come by one."""
    before = named.position()
    async with at_the_app(named.redacted()) as person:
        await person.press(*keys.split())
        assert person.notices == [tui.app.recording.OFF_REDACTED]
        assert person.app.present() is person.app.screen
        assert "n off" in person.text
    assert named.position() == before


@pytest.mark.parametrize("keys", ["1", "3", "0", "x", "3 enter", "c enter", "H", "4 r", "1 a"])
async def test_the_line_of_a_view_withholds_as_much(named: Register, terminal: Terminal, keys: str) -> None:
    """`Y` cites a question that is answered without names and words as well."""
    async with at_the_app(named.redacted()) as person:
        await person.press(*keys.split(), "Y")
        assert isinstance(person.app.screen, CommandLine)
        line = person.app.screen.line
        assert line.endswith(" --redacted")
        answer = terminal.must(line.removeprefix("programme ")).out
        assert NAME not in answer


async def test_a_command_inside_withholds_as_much(named: Register) -> None:
    """A question is answered without names though the option was taken out; nothing else is done."""
    async with at_the_app(named.redacted()) as person:
        await person.press("colon")
        assert "--redacted" in person.text
        await person.press("ctrl+u", "ctrl+k")
        answer = await _run(person, "timeline --about SI-003")
        assert "[redacted]" in answer
        assert NAME not in answer
        await person.press("escape", "colon")
        issue = "staff-issue raise --theme fairness --summary s --raised-by x --channel survey"
        assert "unknown option: --redacted" in await _run(person, issue)
        assert "only questions are answered" in person.text
    assert named.position() == 39


async def _run(person: Person, line: str) -> str:
    await person.type(line)
    await person.press("enter")
    screen = person.app.screen
    await person.until(
        lambda: str(screen.query_one("#ended", Static).content) not in {"", "…"}, "the command ends"
    )
    return screen.query_one("#answer", TextArea).text


@pytest.mark.parametrize("line", ["--redacted", "demo --redacted"])
def test_the_command_line_opens_it_redacted(
    register: Register, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """`programme --redacted` opens the store so, and `programme demo --redacted` the history."""
    opened: list[Any] = []
    monkeypatch.setenv("PROGRAMME_STORE", register.journal.recorder.place)
    monkeypatch.setenv("TEXTUAL_DRIVER", "the one of a browser")
    monkeypatch.setattr(ProgrammeApp, "run", lambda app: opened.append(app.redacted))
    provide(App())
    assert run(line.split()) == 0
    assert opened == [True]


def test_a_store_that_is_not_there_has_nothing_to_withhold(tmp_path: Path) -> None:
    """Redacted, the app does not begin with the form that starts a programme: it says that there is none."""
    with pytest.raises(Unreadable, match="there is no store"):
        run_store(str(tmp_path / "none.sqlite"), None, redacted=True)
    assert not (tmp_path / "none.sqlite").exists()


def test_what_was_seen_is_remembered_when_it_was_looked_at_redacted(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store is closed as its opener wants it: this machine knows the journal afterwards."""
    remembered: list[int] = []
    monkeypatch.setattr("programme.stores.seen.remember", lambda *_: remembered.append(1))
    monkeypatch.setattr(ProgrammeApp, "run", lambda _: None)
    run_store(register.journal.recorder.place, None, redacted=True)
    assert remembered
    open_register(register.journal.recorder.place).journal.close()
