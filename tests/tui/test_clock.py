"""The one clock: every key moves it, every screen follows."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from programme.journal.register import Register
from tests.tui.merger import TODAY, Days
from tests.tui.person import at_the_app
from tui.shared.clock import LAST_DAY, THEN, Clock
from tui.widgets.header import TABS, Tab

FEBRUARY = Clock(date(2008, 2, 12))


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ((), "as of 30 Jun 2008 · as known now · #35   ● live"),
        ((",",), "as of 29 Jun 2008 · as known now · #35   ◀ replay"),
        ((".",), "as of 1 Jul 2008 · as known now · #35   ▶ ahead"),
        (("<",), "as of 30 May 2008 · as known now · #35   ◀ replay"),
        (("<", "<", "<", "<"), "as of 29 Feb 2008"),
        ((">",), "as of 30 Jul 2008"),
        (("[",), "as of 12 May 2008"),
        (("[", "["), "as of 7 May 2008"),
        (("[", "[", "]"), "as of 12 May 2008"),
        ((",", ","), "as of 28 Jun 2008"),
        ((",", "."), "● live"),
        ((",", "t"), "as of 30 Jun 2008 · as known now · #35   ● live"),
        (("<", "K"), "as of 30 May 2008 · as known then · #35   ◀ replay"),
        (("[", "[", "K"), "as of 7 May 2008 · as known then · #33   ◀ replay"),
        (("[", "[", "K", "["), "as of 6 May 2008 · as known then · #32"),
        (("[", "[", "K", "h"), "as of 7 May 2008 · as known now · #35"),
        (("K",), "● live"),
        (("K", "<", "<"), "as of 30 Apr 2008 · as known then · #30"),
    ],
)  # fmt: skip
async def test_every_key_of_the_clock_moves_it(register: Register, keys: tuple[str, ...], says: str) -> None:
    """The header says as of which date, as known when, at which entry, and whether that is the present."""
    names = {",": "comma", ".": "full_stop", "<": "less_than_sign", ">": "greater_than_sign",
             "[": "left_square_bracket", "]": "right_square_bracket"}  # fmt: skip
    async with at_the_app(register) as person:
        await person.press(*(names.get(key, key) for key in keys))
        assert says in person.text.splitlines()[0]


def agree(frame: list[str], after: list[str]) -> bool:
    """Tell whether a frame says what is said afterwards, or of a part that it is still to come, and nothing else."""
    said, then = (set(re.sub("[─-╿]", " ", " ".join(lines)).split()) for lines in (frame, after))
    return frame == after or ("…" in said and said - {"…"} <= then)


@pytest.mark.parametrize("tab", TABS, ids=[tab.mode for tab in TABS])
async def test_no_frame_shows_one_moment_above_the_rows_of_another(register: Register, tab: Tab) -> None:
    """No frame shows one moment above the rows of another."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press(tab.key)
        frames: list[list[str]] = []
        display = person.app._display  # noqa: SLF001 - what is drawn is asked of what draws it

        def drawn(screen: Screen[Any], update: RenderableType | None) -> None:
            display(screen, update)
            # The bar that tells how far a table is scrolled may follow.
            frames.append([line[:-1] for line in person.text.splitlines()])

        person.app._display = drawn  # type: ignore[method-assign, assignment]  # noqa: SLF001 - as above
        for key in ("less_than_sign", "comma", "left_square_bracket", "t"):
            before = person.text.splitlines()[0]
            frames.clear()
            await person.press(key)
            assert before != person.text.splitlines()[0]
            after = [line[:-1] for line in person.text.splitlines()]
            assert frames
            assert all(agree(frame, after) for frame in frames if frame[0] == after[0]), key


async def test_a_date_is_asked_for_in_peoples_words(register: Register) -> None:
    """`@` takes a date as people type it, says how it understands it, and goes there."""
    async with at_the_app(register) as person:
        await person.press("@")
        await person.type("last friday")
        assert "27 Jun 2008" in person.text
        await person.press("enter")
        assert "as of 27 Jun 2008" in person.text.splitlines()[0]


async def test_what_is_no_date_is_refused_where_it_is_typed(register: Register) -> None:
    """A date that cannot be read is said to be none, and the clock stays."""
    async with at_the_app(register) as person:
        await person.press("@")
        await person.type("next blue moon")
        await person.press("enter")
        assert "is not a date that can be read" in person.text
        await person.press("escape")
        assert "● live" in person.text.splitlines()[0]


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("1", "planned Apr 2008", "live 14 Apr 2008"),
        ("2", "12", "16"),
        ("3", "1 acknowledged", "1 under action, 1 raised"),
        ("4", "identified 2", "agreed 1"),
        ("5", "1 draft", "1 in consultation"),
        ("6", "1 not started, 1 missing", "2 missing, 1 in progress"),
        ("0", "19 entries", "35 entries"),
    ],
)
async def test_every_screen_follows_the_clock(register: Register, key: str, before: str, after: str) -> None:
    """Moving the clock changes what every screen shows at once."""
    async with at_the_app(register, on=FEBRUARY) as person:
        await person.press(key)
        assert before in person.text, person.text
        await person.press("t")
        assert after in person.text, person.text


async def test_a_screen_that_was_hidden_shows_the_moment_when_it_comes_back(register: Register) -> None:
    """Only the screen in front follows; another is right again when it is gone to."""
    async with at_the_app(register) as person:
        await person.press("2", "0", "@")
        await person.type("2008-02-12")
        await person.press("enter", "2")
        assert "as of 12 Feb 2008" in person.text
        assert person.table.rows.shown[0].of["score"] == 12


async def test_a_detail_follows_the_clock_and_says_when_its_thing_does_not_exist(register: Register) -> None:
    """A thing looked at before it was recorded is said not to be there."""
    async with at_the_app(register) as person:
        await person.press("2", "enter", "@")
        await person.type("2008-01-10")
        await person.press("enter")
        assert "there is no risk R-001 as of 10 Jan 2008" in person.text
        await person.press("t")
        assert "Interim structure prolonged" in person.text


async def test_the_cursor_follows_its_thing_through_time(register: Register) -> None:
    """The cursor stays on the reference and not on the line."""
    async with at_the_app(register) as person:
        await person.press("0", "home", "down", "down")
        assert person.table.row is not None
        key = person.table.row.key
        await person.press("less_than_sign")
        assert person.table.row.key == key


@pytest.mark.parametrize("key", [tab.key for tab in TABS])
async def test_where_nothing_was_known_every_screen_says_so(register: Register, key: str) -> None:
    """Before the first entry was recorded each screen says that nothing was known and how to go on."""
    async with at_the_app(register, on=Clock(date(2008, 1, 2), THEN)) as person:
        await person.press(key)
        assert "nothing was known then" in person.text
        assert "h looks by all that is known now" in person.text
        await person.press("h")
        assert "the programme had not started" in person.text


async def test_midnight_passes_and_the_live_clock_goes_with_it(register: Register, days: Days) -> None:
    """A live app shows the new day when one begins."""
    async with at_the_app(register) as person:
        days.day = date(2008, 7, 1)
        await person.until(lambda: "as of 1 Jul 2008" in person.text, "the new day is shown")
        assert "● live" in person.text


def test_the_clock_stays_within_the_years_that_dates_may_have() -> None:
    """Moving beyond the last year that a date may have stays on its last day."""
    assert Clock(LAST_DAY).days(1, TODAY).on == LAST_DAY
    assert Clock(LAST_DAY).months(1, TODAY).on == LAST_DAY
    assert Clock(date(1900, 1, 1)).months(-1, TODAY).on == date(1900, 1, 1)


def test_the_store_is_not_needed_to_move(tmp_path: Path) -> None:
    """Back on today the clock follows the days again, whichever way it came."""
    assert Clock().days(-1, TODAY).days(1, TODAY) == Clock()
    assert Clock(date(2008, 3, 31)).months(-1, TODAY).on == date(2008, 2, 29)
