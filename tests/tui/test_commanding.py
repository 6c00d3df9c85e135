"""Commands inside the app: what the command line can do, and the line that answers the present view."""

import re
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, Static, TextArea

from programme.journal.register import Register
from programme.stores.open import open_register
from tests.terminal import Terminal
from tests.tui.person import Person, at_the_app
from tui.dialogs.command_line import CommandLine
from tui.shared.clock import THEN, Clock


def _line(person: Person) -> str:
    assert isinstance(person.app.screen, CommandLine), person.app.screen
    return person.app.screen.query_one(Input).value


async def _answer(person: Person) -> str:
    screen = person.app.screen
    await person.until(
        lambda: str(screen.query_one("#ended", Static).content) not in {"", "…"}, "the command ends"
    )
    return screen.query_one("#answer", TextArea).text


async def test_a_command_is_typed_and_answered(register: Register) -> None:
    """`:` runs a line as the command line would, on the store that is open."""
    async with at_the_app(register) as person:
        await person.press("colon")
        await person.type("risk list --format csv")
        await person.press("enter")
        assert "R-002" in await _answer(person)
        await person.press("escape")
        assert person.app.present() is person.app.screen


async def test_what_is_recorded_by_a_command_shows_at_once(register: Register) -> None:
    """An entry that a command recorded is in the app as soon as the command line is left."""
    async with at_the_app(register) as person:
        await person.press("3")
        before = len(person.keys)
        await person.press("colon")
        issue = "--theme fairness --summary 'cells close first' --raised-by 'a sergeant' --channel survey"
        await person.type(f"staff-issue raise {issue} --on 2008-03-01")
        await person.press("enter")
        assert "SI-003 (entry 36" in await _answer(person)
        await person.press("escape")
        assert len(person.keys) == before + 1


async def test_a_refused_command_says_why_and_stays(register: Register) -> None:
    """A refusal is shown with its exit code, and what was typed stays."""
    async with at_the_app(register) as person:
        await person.press("colon")
        await person.type("show R-999")
        await person.press("enter")
        assert "R-999" in await _answer(person)
        assert "exit code 2" in person.text
        assert _line(person) == "show R-999"
        await person.press(*["backspace"] * 10)
        await person.type("show 'R-001")
        await person.press("enter")
        assert "a quotation mark is not closed" in person.text


async def test_a_refusal_is_read_to_its_end_and_a_table_keeps_its_lines(register: Register) -> None:
    """A sentence longer than the box goes on in the next line; a table falls apart when it does."""
    async with at_the_app(register) as person:
        await person.press("colon")
        await person.type("nonsense")
        await person.press("enter")
        assert "programme --help" in await _answer(person)
        await person.settle()
        assert "programme --help" in person.text
        await person.press(*["backspace"] * len("nonsense"))
        await person.type("alerts --fail")
        await person.press("enter")
        await person.until(lambda: "exit code 1" in person.text, "the check fails")
        assert not person.app.screen.query_one("#answer", TextArea).soft_wrap


async def test_a_screen_is_gone_to_by_its_name(register: Register) -> None:
    """`:risks` goes to the screen of risks."""
    async with at_the_app(register) as person:
        await person.press("colon")
        await person.type("risks")
        await person.press("enter")
        assert person.app.current_mode == "risks"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("risk list", "Risk register: 2 open"),
        ("programme control list", "CTL-001"),
        ("phase list", "PH-001 One interim unit"),
        ("alerts", "Alerts: 23"),
        ("timeline", "Timeline: 35 entries"),
        ("people", "People: "),
        ("people 'Supt Operations'", "Supt Operations answers for 1"),
        ("show r-2", "R-002 risk, open"),
        ("risk show R-001", "R-001 risk, open"),
        ("phase readiness ph-1", "Readiness of PH-001"),
        ("compare 2008-05-06 2008-05-12", "6 May 2008 → 12 May 2008"),
        ("compare 2008-05-30", "30 May 2008 → 30 Jun 2008: 3 differences"),
        ("compare", "Compare with which moment?"),
        ("hindsight", "Hindsight, all known now"),
        ("tour", "Tour: step 1 of 6"),
    ],
)
async def test_a_command_leads_to_the_screen_that_answers_it(
    register: Register, line: str, says: str
) -> None:
    """Where a screen answers a command, typing the command goes there."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("colon")
        await person.type(line)
        await person.press("enter")
        await person.settle()
        assert not isinstance(person.app.screen, CommandLine)
        assert says in person.text, person.text


async def test_a_command_typed_in_replay_leads_to_a_screen_of_that_moment(register: Register) -> None:
    """The moment that the line begins with in replay is the one that the screens look at anyway."""
    async with at_the_app(register, on=Clock(date(2008, 2, 12))) as person:
        await person.press("colon")
        assert "--as-of 2008-02-12" in _line(person)
        await person.type("risk list")
        await person.press("enter")
        assert person.app.current_mode == "risks"
        assert "as of 12 Feb 2008" in person.text.splitlines()[0]


@pytest.mark.parametrize("keys", ["c enter", "H", "H K", "4 r"])
async def test_the_line_of_a_view_of_several_moments_runs(
    register: Register, terminal: Terminal, keys: str
) -> None:
    """`Y` on the comparison, in hindsight and on a gate shows a line that answers the same."""
    async with at_the_app(register) as person:
        await person.press(*keys.split(), "Y")
        answer = terminal.json(_line(person).removeprefix("programme "))
        assert answer["position"] == 35
        assert answer["rows"]


@pytest.mark.parametrize("keys", ["2", "5", "0", "1 exclamation_mark", "2 enter"])
@pytest.mark.parametrize("clock", [Clock(), Clock(date(2008, 2, 1)), Clock(date(2008, 2, 1), THEN)])
async def test_the_line_of_a_view_answers_at_its_moment(
    register: Register, terminal: Terminal, keys: str, clock: Clock
) -> None:
    """`Y` shows a line that the command line runs, and whose answer is of the same date and knowledge."""
    async with at_the_app(register, on=clock) as person:
        await person.press(*keys.split(), "Y")
        line = _line(person)
        view = person.app.view
        assert view is not None
        answer = terminal.json(line.removeprefix("programme "))
        assert answer["as_of"] == view.moment.as_of.isoformat()
        assert answer["position"] == view.moment.position


async def test_a_line_that_is_longer_than_its_box_is_shown_whole(register: Register) -> None:
    """The line of a view is read from its beginning, and in full beneath when it is long."""
    async with at_the_app(register) as person:
        await person.press("2", "Y")
        line = _line(person)
        shown = person.text.partition("Command")[2]
        assert shown.count("programme risk list --as-of 2008-06-30") == 2
        # A long path is broken at the end of a line.
        assert line.split()[-1] in re.sub(r"[\s│]", "", shown)
        await person.pilot.resize_terminal(240, 48)
        await person.settle()
        assert person.text.count("programme risk list --as-of 2008-06-30") == 1


async def test_the_line_of_a_view_names_the_programme_where_there_are_several(
    register: Register, terminal: Terminal, tmp_path: Path
) -> None:
    """In a store of two programmes the line names the one that is looked at."""
    terminal.store = Path(register.journal.recorder.place)
    terminal.must(f"new 'A second merger' --store {terminal.store}")
    async with at_the_app(open_register(str(terminal.store), "A second merger")) as person:
        await person.press("escape", "Y")
        assert "--programme 'A second merger'" in _line(person)
