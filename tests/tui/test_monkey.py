"""A monkey at the keyboard: whatever is pressed, the app goes on, and nothing is recorded that nobody confirmed."""

import os
import random

import pytest

from programme.journal.register import Register
from tests.tui.merger import Days
from tests.tui.person import Person
from tui.app.app import ProgrammeApp
from tui.forms.line.add_line import AddLine

# MONKEY=20000 presses so many; in every run it is a few hundred for each seed.
PRESSES = int(os.environ.get("MONKEY", "150"))
KEYS = (
    *"1234568901234567890", *"nnnvVmsSdwpMlbKhtaqx/?@+-[]{},.<>", *"cccHHHrrgwwew:", "enter", "enter", "enter",
    "escape", "escape", "tab",
    "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "space", "backspace", "ctrl+p",
    "ctrl+e", "delete", "ctrl+a", "ctrl+u", "ü", "[", "]", "r", "i", "k",
)  # fmt: skip
NAMES = {
    "/": "slash", "?": "question_mark", "@": "at", "+": "plus", "-": "minus", "[": "left_square_bracket",
    "]": "right_square_bracket", "{": "left_curly_bracket", "}": "right_curly_bracket", ",": "comma",
    ":": "colon", ".": "full_stop", "<": "less_than_sign", ">": "greater_than_sign",
}  # fmt: skip


async def _nothing() -> None:
    """Stay."""


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_is_recorded_that_nobody_confirmed(
    register: Register, days: Days, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is recorded that nobody confirmed."""
    chance = random.Random(seed)  # noqa: S311 - the same monkey every time
    pressed: list[str] = []
    app = ProgrammeApp(register)
    # A monkey that leaves by the palette finds nothing more, and its pictures would fill somebody's folder.
    monkeypatch.setattr(app, "action_quit", _nothing)
    monkeypatch.setattr(app, "deliver_screenshot", lambda *_: None)
    before = register.position()
    async with app.run_test(size=chance.choice([(80, 24), (160, 48), (40, 12)])) as pilot:
        person = Person(app, pilot)
        await person.settle()
        for _ in range(PRESSES):
            key = chance.choice(KEYS)
            # It has every key but those that confirm: ctrl+s, and enter in a line. Quitting is tried elsewhere.
            if key == "q" or (key == "enter" and isinstance(app.screen, AddLine)):
                continue
            pressed.append(key)
            await pilot.press(NAMES.get(key, key))
            if chance.random() < 0.02:
                await pilot.resize_terminal(chance.randrange(10, 200), chance.randrange(4, 60))
            assert app.faults == [], (seed, pressed[-20:])
            assert app.return_code is None, (seed, pressed[-20:])
        await person.settle()
    assert register.position() == before, (seed, pressed)
