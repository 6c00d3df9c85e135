"""Silence and the film: where nothing was recorded is visible as a gap, and the history plays by itself."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from programme.journal.register import Register
from programme.questions.silences import SILENT_DAYS, silences
from tests.tui.person import at_the_app
from tui.present.history_line import bar, silence, stretches
from tui.shared.clock import Clock
from tui.widgets.header import ClockBar
from tui.widgets.scrubber import Scrubber

TODAY = date(2009, 1, 27)
DAYS = st.dictionaries(
    st.dates(min_value=date(2007, 1, 1), max_value=TODAY), st.integers(min_value=1, max_value=9), min_size=1
)


@given(DAYS)
def test_a_silence_is_exactly_where_nothing_was_recorded(days: dict[date, int]) -> None:
    """No entry lies in a silence, one lies just before it, and every gap that is long enough is one."""
    found = list(silences(days, TODAY))
    for each in found:
        assert (each.last - each.first).days + 1 >= SILENT_DAYS
        assert not any(each.first <= day <= each.last for day in days)
        assert each.first - timedelta(days=1) in days
    silent = {
        each.first + timedelta(days=n) for each in found for n in range((each.last - each.first).days + 1)
    }
    for day in days:
        quiet = [day + timedelta(days=n) for n in range(1, SILENT_DAYS + 1)]
        assert (silent >= set(quiet)) == (not any(q in days for q in quiet) and quiet[-1] <= TODAY)


@given(DAYS, st.integers(min_value=1, max_value=200))
def test_the_scrubber_leaves_out_no_day_and_no_entry(days: dict[date, int], width: int) -> None:
    """The stretches follow one another from the first entry to the last day, and hold every entry once."""
    found = stretches(days, TODAY, width)
    assert len(found) <= width
    assert (found[0].first, found[-1].last) == (min(days), TODAY)
    assert sum(each.entries for each in found) == sum(days.values())
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(found))
    assert [mark == "·" for mark in bar(found)] == [each.entries == 0 for each in found]


@given(DAYS, st.dates(min_value=date(2007, 1, 1), max_value=TODAY))
def test_silences_are_gone_to_one_after_the_other(days: dict[date, int], here: date) -> None:
    """Forwards and backwards the nearest silence comes next, and none is left out."""
    found = list(silences(days, TODAY))
    assert silence(days, here, TODAY, 1) == next((each for each in found if each.first > here), None)
    assert silence(days, here, TODAY, -1) == next((each for each in found[::-1] if each.first < here), None)


async def test_the_keys_go_from_silence_to_silence(register: Register) -> None:
    """`{` and `}` go to where a silence begins and say how long it was."""
    async with at_the_app(register) as person:
        await person.press("left_curly_bracket")
        assert "as of 13 May 2008" in person.text
        assert "Nothing for 49 days, from 13 May 2008 to 30 Jun 2008." in person.notices
        await person.press("right_curly_bracket")
        assert "There is no silence of 30 days after this date." in person.notices


async def test_the_film_plays_from_the_beginning_to_today(register: Register) -> None:
    """Space plays the history from its first entry, a month a frame; at today it stops and is live again."""
    async with at_the_app(register) as person:
        played: list[str] = []
        clock = person.app.screen.query_one(ClockBar)
        person.app.watch(clock, "moment", lambda said: played.append(said.partition(" ·")[0]), init=False)
        await person.press("plus", "space")
        await person.until(lambda: bool(played) and clock.state == "● live", "the film comes to today")
        months = ("7 Jan", "6 Feb", "7 Mar", "6 Apr", "6 May", "5 Jun", "30 Jun")
        assert played == [f"as of {month} 2008" for month in months]
        assert any("Playing, a month at a time" in notice for notice in person.notices)


async def test_the_film_stops_where_somebody_stops_it(register: Register) -> None:
    """Space stops the film, and so does any key that moves the clock."""
    async with at_the_app(register, on=Clock(date(2008, 2, 12))) as person:
        await person.press("minus", "space")
        await person.until(lambda: "as of 12 Feb 2008" not in person.text, "the film moves")
        await person.press("space")
        stopped = person.text.splitlines()[0]
        await person.pilot.pause(0.6)
        assert person.text.splitlines()[0] == stopped
        await person.press("space", "less_than_sign")
        moved = person.text.splitlines()[0]
        await person.pilot.pause(0.6)
        assert person.text.splitlines()[0] == moved


async def test_the_scrubber_moves_the_clock(register: Register) -> None:
    """The arrows and a click on the scrubber move the clock, and every screen follows."""
    async with at_the_app(register, size=(100, 40)) as person:
        scrubber = person.app.screen.query_one(Scrubber)
        assert "7 Jan 2008" in person.text
        scrubber.focus()
        await person.press("left")
        assert "◀ replay" in person.text
        await person.pilot.click(scrubber, offset=(15, 0))
        await person.settle()
        assert "Jan 2008" in person.text.splitlines()[0]


async def test_the_scrubber_stands_on_the_timeline_in_every_terminal(register: Register) -> None:
    """At 80x24 the timeline has the scrubber, and other screens keep the line for themselves."""
    async with at_the_app(register) as person:
        assert not person.app.screen.query_one(Scrubber).display
        await person.press("0")
        assert person.app.screen.query_one(Scrubber).display
        assert "·" in person.text
