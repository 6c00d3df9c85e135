"""The command palette finds screens, things, kinds of entry and dates."""

from datetime import date

import pytest
from textual.command import CommandList, CommandPalette

from domain.entries.catalogue import ENTRIES
from programme.journal.register import Register
from tests.tui.person import Person, at_the_app
from tui.forms.form import Form
from tui.shared.clock import Clock


async def find(person: Person, words: str) -> None:
    """Choose what the palette finds by some words."""
    await person.press("ctrl+p")
    palette = person.app.screen
    assert isinstance(palette, CommandPalette)
    await person.type(words)
    found = palette.query_one(CommandList)
    await person.until(lambda: found.option_count == 1, f"one thing is found by {words}")
    await person.press("enter")
    await person.until(lambda: not isinstance(person.app.screen, CommandPalette), "the palette closes")
    await person.settle()


async def test_a_screen_is_found_by_its_name(register: Register) -> None:
    """Typing a screen's name goes there."""
    async with at_the_app(register) as person:
        await find(person, "Documents")
        assert person.app.current_mode == "documents"


async def test_a_thing_is_found_by_part_of_its_title(register: Register) -> None:
    """Typing part of a title opens everything about the thing."""
    async with at_the_app(register) as person:
        await find(person, "sergeants leave")
        assert "R-002 risk, open" in person.text


async def test_a_kind_of_entry_is_found_by_its_words(register: Register) -> None:
    """Typing the words of a kind of entry opens its form."""
    async with at_the_app(register) as person:
        await find(person, "Record unit open")
        assert isinstance(person.app.screen, Form)
        assert person.form.heading == "unit open"


async def test_a_date_is_gone_to_by_typing_it(register: Register) -> None:
    """Typing a date offers to go there before anything else."""
    async with at_the_app(register) as person:
        await find(person, "12 feb 2008")
        assert "as of 12 Feb 2008" in person.text.splitlines()[0]


async def test_a_month_is_gone_to_at_its_end(register: Register) -> None:
    """“Go to May 2008” shows all that was certain in that month."""
    async with at_the_app(register) as person:
        await find(person, "go to may 2008")
        assert "as of 31 May 2008" in person.text.splitlines()[0]


async def test_a_person_is_found_by_part_of_a_name(register: Register) -> None:
    """A name leads to what that person or post answers for, and to what they recorded."""
    async with at_the_app(register) as person:
        await find(person, "criminal justice")
        assert "Supt Criminal Justice answers for 1" in person.text
        assert person.table.rows.shown[0].of["title"] == "Custody"
        await person.press("enter")
        assert "BP-001 business process" in person.text
        await person.press("escape", "escape")
        await person.press("colon")
        await person.type("people 'sam reed'")
        await person.press("enter")
        assert "sam reed answers for 0" in person.text
        await person.press("v")
        assert "sam reed recorded 35" in person.text
        await person.press("home", "enter")
        assert "#1 programme start" in person.text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Readiness of PH-001", "Readiness of PH-001"),
        ("Hindsight", "Hindsight, all known now"),
        ("Compare with 30 may 2008", "30 May 2008 → 30 Jun 2008"),
        ("Tour", "Tour: step 1 of 6"),
        ("People", "People: "),
        ("Alerts", "Alerts: 23"),
    ],
)
async def test_every_other_screen_is_found_by_its_name(register: Register, words: str, says: str) -> None:
    """What has no number of its own is found by typing what it is called."""
    async with at_the_app(register) as person:
        await person.press("ctrl+p")
        await person.type(words)
        found = person.app.screen.query_one(CommandList)
        await person.until(lambda: found.option_count > 0, f"something is found by {words}")
        await person.press("enter")
        await person.until(lambda: not isinstance(person.app.screen, CommandPalette), "the palette closes")
        await person.settle()
        assert says in person.text


def test_no_help_of_a_kind_of_entry_can_be_read_as_markup() -> None:
    """The palette reads help as markup, so that the sentences of the classes hold none."""
    assert not [topic for topic, cls in ENTRIES.items() if "[" in (cls.__doc__ or "")]


async def test_the_palette_begins_with_the_screens_and_ends_with_the_app_itself(register: Register) -> None:
    """Opened empty it offers what the programme has, and of the app's own commands last those that serve."""
    async with at_the_app(register) as person:
        await person.press("ctrl+p")
        found = person.app.screen.query_one(CommandList)
        await person.until(lambda: found.option_count > 0, "everything is listed")
        offered = [str(option.prompt).splitlines()[0] for option in found.options]
        assert offered[0] == "Overview"
        assert offered[-3:] == ["Theme", "Screenshot", "Quit"]
        assert "Maximize" not in offered
        assert person.text.splitlines()[-1].split("  ") == [
            " a … z find",
            "↑ ↓ move",
            "⏎ go there",
            "esc back",
        ]


@pytest.mark.parametrize("way", [("ctrl+p",), ("1",), ("n",), ("2", "o")])
async def test_a_list_without_room_is_paged_without_a_fault(register: Register, way: tuple[str, ...]) -> None:
    """On a terminal of four lines a list may have no line at all; the keys that page it do nothing then."""
    async with at_the_app(register, size=(20, 4)) as person:
        await person.press(*way, "pagedown", "pageup", "end", "home")
        assert person.app.return_code is None


async def test_a_narrow_overview_comes_to_rest(register: Register) -> None:
    """On twelve columns the page beside the alerts is laid out once, whether it needs a scroll bar or not."""
    async with at_the_app(register, on=Clock(date(2008, 5, 13)), size=(12, 36)) as person:
        assert "[Overview]" in person.text
