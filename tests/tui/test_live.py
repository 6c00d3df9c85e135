"""Live: what another process records shows by itself, and whoever is looking loses nothing of their place."""

import asyncio
import os
import sys
from collections.abc import Callable

import pytest
from textual.containers import VerticalScroll

from programme.journal.register import Register
from programme.recording.record import Proposal, record
from tests.tui.merger import KINDS
from tests.tui.person import Person, at_the_app
from tui.tables.register_table import RegisterTable

RISKS = 40


@pytest.fixture
def many(register: Register) -> Register:
    """The merger with more risks than a screen holds, each reviewed once."""
    for number in range(3, RISKS + 3):
        words = {"cause": "rotas differ", "event": "shifts stay empty", "effect": "leave gaps"}
        title = f"{'Rota' if number % 2 else 'Cell'} {number:02} left open"
        reviewed = {"risk": f"R-{number:03}", "note": "looked at"}
        record(register, [Proposal(KINDS["risk raise"], {"title": title, **words}, on="2008-03-01")])
        record(register, [Proposal(KINDS["risk review"], reviewed, on="2008-05-20")])
    return register


async def elsewhere(register: Register, *words: str) -> None:
    """Record an entry as another process on the same store does."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "from tui.main import main; main()", *words,
        env={**os.environ, "PROGRAMME_STORE": register.journal.recorder.place},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()


def place(table: RegisterTable) -> tuple[str, int, str]:
    """Return where somebody is in a table: on which thing, on which line of the screen, with which filter."""
    assert table.row is not None
    return table.row.key, table.cursor - table.scroll_offset.y, table.rows.words


async def _shown(person: Person, so: Callable[[], bool]) -> None:
    await person.until(so, "what the other process recorded is shown")


async def test_another_process_risk_shows_and_the_place_is_kept(many: Register) -> None:
    """In a sorted and filtered register the selection, the filter and the scroll stay on the same risk."""
    async with at_the_app(many) as person:
        await person.press("2", "s", "s", "slash", *"rota", "enter", *["down"] * 12)
        before = place(person.table)
        assert before[2] == "rota"
        assert person.table.scroll_offset.y > 0
        words = ("--cause", "one", "--event", "two", "--effect", "three", "--on", "2008-06-01")
        await elsewhere(many, "risk", "raise", "--title", "Rota 00 comes first", *words)
        await _shown(person, lambda: f"R-{RISKS + 3:03}" in person.keys)
        assert person.keys[0] == f"R-{RISKS + 3:03}"
        assert place(person.table) == before


async def test_another_process_entry_shows_in_the_timeline_and_the_place_is_kept(many: Register) -> None:
    """An entry dated before the one that is looked at moves neither the cursor nor what is around it."""
    async with at_the_app(many) as person:
        await person.press("0", "slash", *"risk", "enter", *["up"] * 30)
        before = place(person.table)
        around = person.text.splitlines()[4:15]
        count = len(person.keys)
        await elsewhere(many, "risk", "review", "R-001", "--note", "seen elsewhere", "--on", "2008-02-20")
        await _shown(person, lambda: len(person.keys) == count + 1)
        await person.settle()
        assert place(person.table) == before
        assert person.text.splitlines()[4:15] == around


async def test_another_process_entry_shows_in_a_detail_and_the_place_is_kept(many: Register) -> None:
    """The thing that is open shows what was recorded about it, scrolled as it was, the cursor on its entry."""
    async with at_the_app(many) as person:
        await person.press("2", "enter")
        history = person.app.screen.query_one("#history", RegisterTable)
        stands = person.app.screen.query_one("#stands", VerticalScroll)
        stands.scroll_to(y=3, animate=False)
        await person.settle()
        history.focus()
        await person.press("home", "down", "down")
        before, scrolled = place(history), stands.scroll_offset.y
        assert scrolled == 3
        note = ("--note", "seen elsewhere", "--on", "2008-01-20")
        await elsewhere(many, "risk", "review", "R-001", *note)
        await _shown(person, lambda: any("seen elsewhere" in row.texts[3] for row in history.rows.shown))
        await person.settle()
        assert history.row is not None
        assert history.row.key == before[0]
        assert stands.scroll_offset.y == scrolled
        assert history.has_focus


async def test_a_form_whose_thing_was_changed_meanwhile_says_so_before_it_records(register: Register) -> None:
    """A form whose thing was changed meanwhile says so before it records."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk review")
        await person.fill(risk="R-001", note="seen here")
        for risk in ("R-001", "R-002"):
            reviewed = {"risk": risk, "note": "seen elsewhere"}
            record(register, [Proposal(KINDS["risk review"], reviewed, by="Ann Carter")])
        last = register.position()
        await person.press("ctrl+s")
        assert f"#{last - 1} risk review R-001 by Ann Carter" in person.form.refusal
        assert "R-002" not in person.form.refusal
        assert register.position() == last
        await person.press("ctrl+s")
        await person.until(lambda: register.position() == last + 1, "it is recorded")
