"""Hindsight in the app: the chart of every day, what stood when, and going there."""

import asyncio
from datetime import date
from threading import Event

import pytest

from programme.journal.register import Register
from programme.questions.hindsight import LookingBack, hindsight
from programme.registers.all_alerts import alerts
from tests.tui.person import Person, at_the_app
from tests.tui.rest import PATIENCE_SECONDS
from tui.screens.bases.lengthy import LengthyScreen
from tui.screens.hindsight import HindsightScreen
from tui.widgets.strip_chart import StripChart


def _chart(person: Person) -> StripChart:
    return person.app.screen.query_one(StripChart)


def _rules(person: Person) -> list[str]:
    chart = _chart(person).chart
    return [line.rule for line in chart.lines] if chart else []


async def test_every_rule_that_ever_stood_has_its_line(register: Register) -> None:
    """The chart has the rules and days that the question answers with, from the first entry to today."""
    found = hindsight(register.view())
    async with at_the_app(register, size=(160, 48)) as person:
        await person.press("H")
        assert set(_rules(person)) == {span.rule for span in found.spans}
        assert "risk.stale" in person.text
        assert "2008" in person.text
        assert "▲" in person.text


async def test_the_line_of_a_rule_says_what_stood_on_each_day(register: Register) -> None:
    """On every day of the chart the rule under the cursor stood exactly when its alerts were true."""
    view = register.view()
    async with at_the_app(register, size=(240, 48)) as person:
        await person.press("H")
        chart = _chart(person)
        assert chart.chart is not None
        assert chart.chart.step == 1
        chart.at = _rules(person).index("risk.stale")
        cells = chart.chart.lines[chart.at].cells
        for place, day in enumerate(chart.chart.columns):
            programme = register.view(day.isoformat()).programme
            true = any(alert.rule == "risk.stale" for alert in alerts(programme, day))
            assert (cells[place] != " ") == true, day
    assert view.moment.live


def test_what_is_seen_so_far_is_what_a_look_back_up_to_that_day_sees(register: Register) -> None:
    """Looking back can be left off after any day, and what was seen by then is whole."""
    view = register.view()
    looking = LookingBack(view)
    for day in looking.days():
        if day.day % 10 == 0:
            assert looking.so_far().spans == hindsight(view, last=day).spans
    assert looking.so_far() == hindsight(view)


async def test_enter_goes_to_the_day_and_to_its_alerts_and_back(register: Register) -> None:
    """Enter on a stretch takes the clock there and lists what stood; escape leads back to the same place."""
    async with at_the_app(register) as person:
        await person.press("H")
        chart = _chart(person)
        chart.at = _rules(person).index("risk.stale")
        await person.press("left", "enter")
        assert "Risk alerts (stale): 1" in person.text
        assert "◀ replay" in person.text
        assert "has not been updated since 6 May 2008" in person.text
        await person.press("escape")
        assert _chart(person) is chart
        assert _rules(person)[chart.at] == "risk.stale"
        assert "┃" in person.text


async def test_days_are_looked_at_by_what_was_known_on_them(register: Register) -> None:
    """`K` counts only what was known on each day, `h` all that is known now, and the screen says which."""
    async with at_the_app(register) as person:
        await person.press("H", "K")
        assert "Hindsight, as known then" in person.text
        assert person.notices == []
        found = hindsight(register.view(), "then")
        assert set(_rules(person)) == {span.rule for span in found.spans}
        await person.press("h")
        assert "Hindsight, all known now" in person.text


async def test_the_stretches_are_listed_and_lead_to_their_things(register: Register) -> None:
    """`v` lists every stretch of days; enter takes the clock to its first day and opens what it is about."""
    async with at_the_app(register) as person:
        await person.press("H", "v", "slash")
        await person.type("action.overdue")
        await person.press("enter")
        assert len(person.keys) == 1
        await person.press("enter")
        assert "ACT-001 action, open" in person.text
        assert "as of 1 Apr 2008" in person.text.splitlines()[0]
        await person.press("escape")
        assert isinstance(person.app.screen, HindsightScreen)
        assert len(person.keys) == 1


async def test_what_stood_before_each_go_live_is_listed(register: Register) -> None:
    """`V` lists the alerts of the day before each go-live, the gravest first."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("H", "V")
        rows = [row.of for row in person.table.rows.shown]
        assert {row["on"] for row in rows} == {date(2008, 4, 13)}
        assert rows[0]["severity"] == "act now"
        day = register.view("2008-04-13")
        assert {(row["rule"], row["subject"]) for row in rows} == {
            (alert.rule, alert.subject) for alert in alerts(day.programme, day.on)
        }
        await person.press("enter")
        assert "as of 13 Apr 2008" in person.text.splitlines()[0]


async def test_a_stretch_of_a_whole_register_leads_to_its_screen_also_from_there(register: Register) -> None:
    """From a look back over the risks, a stretch about the risk register leads to the risks again."""
    async with at_the_app(register) as person:
        await person.press("2", "H", "v", "slash")
        await person.type("risk.stale")
        await person.press("enter", "enter")
        assert person.app.current_mode == "risks"
        assert "Risk register: " in person.text


async def test_the_filter_keeps_lines_of_the_chart(register: Register) -> None:
    """`/` keeps the rules and things that fit, in the chart as in the list."""
    async with at_the_app(register) as person:
        await person.press("H", "slash", *"rule:risk", "enter")
        assert _rules(person)
        assert all(rule.startswith("risk") or "risk" in rule for rule in _rules(person))
        await person.press("escape")
        assert "eia.missing" in _rules(person)


async def test_moving_the_clock_moves_the_mark_and_looks_at_nothing_anew(register: Register) -> None:
    """The chart stays while the clock moves; only its mark goes along."""
    async with at_the_app(register) as person:
        await person.press("H")
        before = _chart(person).chart
        await person.press("less_than_sign")
        assert _chart(person).chart is before
        assert _chart(person).day == date(2008, 5, 30)


async def test_looking_back_is_stopped_and_gone_on_with(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escape stops it and shows the days looked at by then; `g` goes on to the same end."""
    monkeypatch.setattr("tui.screens.hindsight.DRAW_SECONDS", 0)
    monkeypatch.setattr("tui.screens.bases.lengthy.PIECE_SECONDS", 0)
    async with at_the_app(register) as person:
        person.app.push_screen(screen := HindsightScreen())
        await person.until(
            lambda: screen.is_mounted and "risk.unowned" in _rules(person), "days are looked at"
        )
        assert screen.working
        screen.action_back()
        await person.settle()
        assert "Stopped: g goes on" in person.text
        part = set(_rules(person))
        await person.press("g")
        assert set(_rules(person)) > part
        assert not screen.working
        assert set(_rules(person)) == {span.rule for span in hindsight(register.view()).spans}


async def test_quitting_while_looking_back_ends_at_once(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`q` does not wait for the days that are left."""
    monkeypatch.setattr("tui.screens.bases.lengthy.PIECE_SECONDS", 0)
    async with at_the_app(register) as person:
        person.app.push_screen(screen := HindsightScreen())
        await person.until(lambda: screen.is_mounted and screen.working, "it begins")
        await person.pilot.press("q")
        assert person.app.return_code == 0


async def test_the_chart_is_moved_in_by_mouse(register: Register) -> None:
    """A click puts the cursor on a day of a rule, a second one goes there."""
    async with at_the_app(register) as person:
        await person.press("H")
        await person.pilot.click(StripChart, offset=(50, 6))
        assert _chart(person).at == 4
        await person.pilot.click(StripChart, offset=(50, 6), times=2)
        await person.settle()
        assert "◀ replay" in person.text


@pytest.mark.parametrize("ways", [((), "H"), (("c",), "enter")])
async def test_a_screen_that_is_left_before_it_is_read_is_no_fault(
    register: Register, ways: tuple[tuple[str, ...], str]
) -> None:
    """Whoever goes back at once, while something else is still read, is told of no fault."""
    async with at_the_app(register) as person:
        before, key = ways
        await person.press(*before)
        going = Event()
        busy = asyncio.create_task(person.app.reader.run(lambda: going.wait(PATIENCE_SECONDS)))
        await person.pilot.press(key)
        assert isinstance(person.app.present(), LengthyScreen)
        await person.pilot.press("escape")
        assert not isinstance(person.app.present(), LengthyScreen)
        going.set()
        await busy
        await person.settle()
