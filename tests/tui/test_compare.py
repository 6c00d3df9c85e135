"""Comparing two moments: asked for in people's words, followed by the clock, stopped and gone on with."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.catalogue import ENTRIES
from programme.journal.register import Register
from programme.recording.record import Proposal, proposal, record
from tests.tui.merger import TODAY
from tests.tui.person import Person, at_the_app
from tui.dialogs.ask_moment import understood_moment
from tui.screens.compare import Compare
from tui.shared.clock import THEN, Clock

FEBRUARY = Clock(date(2008, 2, 12))


async def _compared(person: Person, typed: str = "") -> None:
    await person.press("c")
    if typed:
        await person.type(typed)
    await person.press("enter")
    assert isinstance(person.app.screen, Compare), person.app.screen


async def test_c_compares_with_a_month_before(register: Register) -> None:
    """`c` and enter say what a month changed, register by register, each with its cause in words."""
    async with at_the_app(register) as person:
        await _compared(person)
        assert "30 May 2008 → 30 Jun 2008: 3 differences" in person.text
        assert {row.of["cause"] for row in person.table.rows.shown} == {("time passed",)}


async def test_every_cause_is_named_in_words(register: Register) -> None:
    """Time that passed, new facts and corrections are told apart on the screen."""
    async with at_the_app(register, size=(160, 48)) as person:
        record(
            register,
            [proposal("entry.corrected", entry=12, reason="so it is called", changes={"title": "T"})],
        )
        await _compared(person, "2008-05-12 #35")
        causes = {cause for row in person.table.rows.shown for cause in row.of["cause"]}
        assert {"time passed", "correction"} <= causes
        assert all(cause in person.text for cause in causes)
        await _compared(person, "the beginning")
        assert "new fact" in person.text


async def test_the_beginning_is_a_moment_to_compare_with_only_after_it(register: Register) -> None:
    """On the first day of a programme there is nothing between it and the beginning."""
    async with at_the_app(register, on=Clock(date(2008, 1, 8))) as person:
        await person.press("c")
        assert "the beginning  7 Jan 2008" in person.text
        await person.press("escape", "comma", "c")
        assert "a month before  7 Dec 2007" in person.text
        assert "the beginning" not in person.text


@pytest.mark.parametrize("key", ["2", "0", "2 enter", "4 r", "H"])
async def test_it_is_asked_for_from_every_screen_and_leads_back(register: Register, key: str) -> None:
    """Wherever `c` is pressed, escape comes back to where it was."""
    async with at_the_app(register) as person:
        await person.press(*key.split())
        before = person.app.screen
        await _compared(person)
        await person.press("escape")
        assert person.app.screen is before


async def test_the_comparison_follows_the_clock(register: Register) -> None:
    """Moving the clock compares the other moment with the new one."""
    async with at_the_app(register) as person:
        await _compared(person, "2008-05-06")
        await person.press("less_than_sign")
        assert "6 May 2008 → 30 May 2008" in person.text
        await person.press("less_than_sign")
        assert "30 Apr 2008 → 6 May 2008" in person.text


async def test_the_two_moments_are_swapped(register: Register) -> None:
    """`w` takes the clock to the other moment, and what is compared stays the same two."""
    async with at_the_app(register) as person:
        await _compared(person, "2008-05-06")
        keys = person.keys
        await person.press("w")
        assert "as of 6 May 2008" in person.text.splitlines()[0]
        assert "6 May 2008 → 30 Jun 2008" in person.text
        assert person.keys == keys
        await person.press("w")
        assert "● live" in person.text.splitlines()[0]


async def test_one_register_after_the_other_is_kept(register: Register) -> None:
    """`v` keeps the differences of one register, and escape shows all again."""
    async with at_the_app(register) as person:
        await _compared(person, "2008-02-12")
        every = len(person.keys)
        await person.press("v")
        assert {row.of["register"] for row in person.table.rows.shown} == {"phase"}
        assert "esc shows all" in person.text
        await person.press("escape")
        assert len(person.keys) == every
        await person.press("slash", *"time")
        assert person.keys
        assert all("time passed" in row.of["cause"] for row in person.table.rows.shown)


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ("risk Score", "R-001 risk, open"),
        ("action.overdue", "ACT-001 action, open"),
        ("risk.stale", "Risk register"),
    ],
)
async def test_a_difference_leads_to_its_thing(register: Register, words: str, opened: str) -> None:
    """Enter opens the thing that differs, or what an alert is about."""
    async with at_the_app(register) as person:
        await _compared(person, "2008-02-20")
        await person.press("slash")
        await person.type(words)
        await person.press("enter", "enter")
        assert opened in person.text


async def test_knowledge_of_one_date_is_compared_in_replay(register: Register) -> None:
    """What was known then is compared with what is known now of the same date: only corrections differ."""
    async with at_the_app(register, on=Clock(date(2008, 5, 6)), size=(120, 40)) as person:
        await person.press("c")
        assert "the same date, as known then" in person.text
        await person.type("same date")
        await person.press("enter")
        assert "6 May 2008 (#32) → 6 May 2008 (#35): " in person.text
        assert all("time passed" not in row.of["cause"] for row in person.table.rows.shown)


async def test_two_moments_of_which_neither_is_the_first_are_refused(register: Register) -> None:
    """One later by date and the other by knowledge have no order, and the screen says how to go on."""
    async with at_the_app(register, on=Clock(date(2008, 5, 6), THEN), size=(120, 40)) as person:
        await _compared(person, "2008-02-12 now")
        assert "neither comes first" in person.text
        await person.press("h")
        assert "12 Feb 2008 → 6 May 2008" in person.text


async def test_what_is_no_moment_is_refused_where_it_is_typed(register: Register) -> None:
    """What cannot be read as a moment says so in the list, and nothing can be chosen."""
    async with at_the_app(register) as person:
        await person.press("c")
        await person.type("blue moon")
        assert "is not a date that can be read" in person.text
        await person.press("enter")
        assert "Compare with which moment?" in person.text


async def test_a_long_comparison_is_stopped_and_gone_on_with(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it works the screen says at what; escape stops it, `g` goes on to the end, and nothing is lost."""
    monkeypatch.setattr("tui.screens.bases.lengthy.PIECE_SECONDS", 0)
    async with at_the_app(register) as person:
        person.app.push_screen(compare := Compare(FEBRUARY))
        await person.until(lambda: compare.is_mounted and compare.working, "the work begins")
        compare.action_back()
        assert not compare.working
        await person.settle()
        assert person.app.screen is compare
        assert "Stopped: g goes on" in person.text
        assert person.keys == []
        await person.press("g")
        assert f"12 Feb 2008 → 30 Jun 2008: {len(person.keys)} differences" in person.text
        assert person.keys


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2008-05-06", Clock(date(2008, 5, 6))),
        ("6 may 2008 then", Clock(date(2008, 5, 6), THEN)),
        ("6 may 2008, as known then", Clock(date(2008, 5, 6), THEN)),
        ("6 may 2008 as known #12", Clock(date(2008, 5, 6), "#12")),
        ("today", Clock()),
        ("#12", Clock(None, "#12")),
        ("then", Clock(None, THEN)),
        ("", None),
        ("#twelve", None),
        ("soon now", None),
    ],
)
def test_a_moment_is_read_on_both_axes(typed: str, moment: Clock | None) -> None:
    """A date, and after it by what knowledge: as known then, now, or up to an entry."""
    assert understood_moment(typed, TODAY, Clock())[0] == moment


@given(st.text())
def test_nothing_typed_breaks_the_asking(typed: str) -> None:
    """Whatever is typed is a moment, or is said not to be one."""
    moment, why = understood_moment(typed, TODAY, Clock())
    assert moment is None or not why


async def test_risks_that_were_only_reviewed_stand_on_one_line(register: Register) -> None:
    """Several risks that were only reviewed are one line that names them and who did it."""
    for risk in ("R-001", "R-002"):
        fields = {"risk": risk, "note": "seen"}
        record(register, [Proposal(ENTRIES["risk.reviewed"], fields, on="2008-06-29", by="Insp Rowan")])
    async with at_the_app(register, size=(160, 48)) as person:
        await _compared(person, "2008-06-28")
        await person.press("slash")
        await person.type("reviewed")
        await person.press("enter")
        row = next(row for row in person.table.rows.shown if row.of["what"] == "reviewed")
        assert row.of["refs"] == ("R-001", "R-002")
        assert row.of["by"] == ("Insp Rowan",)
        assert "recorded by Insp Rowan" in person.text


async def test_one_cause_after_the_other_is_kept(register: Register) -> None:
    """`u` keeps what arose by one cause, then by the next, and escape shows all again."""
    async with at_the_app(register, size=(160, 48)) as person:
        await _compared(person, "2008-02-12")
        every = len(person.keys)
        for cause in ("time passed", "new fact"):
            await person.press("u")
            assert 0 < len(person.keys) < every
            assert all(cause in row.of["cause"] for row in person.table.rows.shown)
            assert f"by cause: {cause}" in person.text
        await person.press("escape")
        assert len(person.keys) == every
