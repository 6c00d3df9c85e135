"""The keys that footers and the document of the app name: each does something, and none is named that is not there."""

import re
from datetime import date
from urllib.parse import unquote

import pytest

from programme.journal.register import Register
from tests import ROOT
from tests.tui.person import Person, at_the_app
from tui.dialogs.box import Modal
from tui.reference import document
from tui.shared.clock import THEN, Clock
from tui.widgets.footer import KeyBar

WAYS = (
    "", "2", "3", "4", "5", "6", "7", "8", "9", "0", "exclamation_mark", "x",
    "2 enter", "4 enter", "4 shift+tab enter", "4 r",
    "c enter", "H", "colon people enter", "colon people enter enter",
)  # fmt: skip
CLOCK = ",.<>[]t"
PRESSED = {"⏎": "enter", "esc": "escape"}
DOCUMENT = ROOT / "docs" / "tui.md"


def _seen(person: Person) -> tuple[object, ...]:
    app = person.app
    return app.clock, app.screen, app.screen.focused, len(person.notices), person.text


@pytest.mark.parametrize("way", WAYS)
async def test_every_key_of_every_footer_does_something(register: Register, way: str) -> None:
    """Each key that a footer names changes what is seen, on its own screen."""
    async with at_the_app(register, size=(100, 30)) as person:
        await _go(person, way)
        place = _place(person)
        keys = [key for named in _named(person) for key in named.split()]
        assert keys
        for key in keys:
            await _return(person, place, key)
            if _place(person) != place or not await _does_something(person, key):
                # What an earlier key left behind may leave this one nothing to do.
                await person.press("escape", "escape")
                await _look(person, _away(key))
                await _go(person, way)
                place = _place(person)
                assert await _does_something(person, key), f"{key} does nothing after {way or 'the overview'}"


async def _go(person: Person, way: str) -> None:
    await person.press("1")
    for step in way.split():
        await (person.type(step) if step == "people" else person.press(step))


async def _return(person: Person, place: tuple[object, ...], key: str) -> None:
    """Leave what a key opened, and let the next one have something to do."""
    if person.app.screen is not place[0]:
        await person.press("escape")
    await _look(person, _away(key))


async def _look(person: Person, clock: Clock) -> None:
    if person.app.clock != clock:
        person.app.look(clock)
        await person.settle()


async def _does_something(person: Person, key: str) -> bool:
    before = _seen(person)
    await person.press(PRESSED.get(key, key))
    return _seen(person) != before


def _place(person: Person) -> tuple[object, ...]:
    screen = person.app.screen
    return screen, screen.focused, _named(person) if screen.query(KeyBar) else ()


def _named(person: Person) -> tuple[str, ...]:
    return tuple(key.key for key in person.app.screen.query_one(KeyBar).keys)


OVER = (
    "2 o",
    "2 o ?",
    "2 n",
    "4 n enter",
    "a",
    "colon",
    "Y",
    "0 enter",
    "2 enter b",
    "2 enter l",
    "at",
    "c",
    "?",
)


@pytest.mark.parametrize("way", [*OVER, "colon t o u r enter"])
async def test_what_stands_over_a_screen_names_its_own_keys(register: Register, way: str) -> None:
    """The last line is of what can be pressed now, all of it fits the smallest terminal, and escape leads back."""
    async with at_the_app(register) as person:
        await person.press(*way.split())
        over = person.app.screen
        assert isinstance(over, Modal)
        named = "  ".join(f"{key.key} {key.label}" for key in over.KEYS)
        assert person.text.splitlines()[-1].strip() == named
        assert named.endswith(("esc back", "esc leave", "esc done"))
        await person.press("escape")
        assert person.app.screen is not over


async def test_a_key_that_records_is_off_where_nothing_is_recorded(register: Register) -> None:
    """In replay an entry is looked at, and its last line says that it is not corrected there."""
    async with at_the_app(register, on=Clock(date(2008, 2, 20))) as person:
        await person.press("0", "enter")
        assert person.text.splitlines()[-1].strip() == "e correct off  w withdraw off  esc back"
        await person.press("escape", "t", "enter")
        assert person.text.splitlines()[-1].strip() == "e correct  w withdraw  esc back"


async def test_a_key_of_what_stands_over_a_screen_is_clicked_on(register: Register) -> None:
    """A mouse does with the columns what the keys do."""
    async with at_the_app(register) as person:
        await person.press("2", "o", "down")
        await person.pilot.click(KeyBar, offset=(2, 0))
        await person.settle()
        assert "☐ Risk (left out)" in person.text
        await person.press("question_mark")
        assert "A filter looks in columns that are left out as well." in person.text


def _away(key: str) -> Clock:
    """Return a moment at which a key has something to do: one of the clock away from both ends of the history."""
    if key == "h":
        return Clock(date(2008, 2, 20), THEN)
    return Clock(date(2008, 2, 20)) if key in CLOCK else Clock()


def test_the_document_of_the_app_is_as_the_app_says() -> None:
    """The screens and keys in the document are those of the app."""
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run python -m tui.reference"


def test_every_picture_in_the_document_is_there() -> None:
    """Each screen of the document has a picture that a test compares."""
    pictures = re.findall(r"\]\((\S+?)\)", document())
    assert len(pictures) == 22
    assert all((DOCUMENT.parent / unquote(picture)).is_file() for picture in pictures)
