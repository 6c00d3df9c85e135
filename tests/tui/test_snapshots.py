"""What every screen looks like: today in the smallest terminal, and at another moment in a large one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from programme.journal.register import Register
from tests.tui.merger import claim, contradict
from tests.tui.person import Person
from tui.app.app import ProgrammeApp
from tui.shared.clock import THEN, Clock

Compare = Callable[..., bool]

LIVE_AND_SMALL = (Clock(), (80, 24))
REPLAY_AND_LARGE = (Clock(date(2008, 2, 20), THEN), (160, 48))

# What is pressed to come to each, from the overview.
SCREENS = {
    "overview": (),
    "risks": ("2",),
    "staff-issues": ("3",),
    "change": ("4",),
    "documents": ("5",),
    "equality": ("6",),
    "recommendations": ("7",),
    "performance": ("8",),
    "engagement": ("9",),
    "timeline": ("0",),
    "contradictions": ("x",),
    "coverage": ("colon", *"coverage", "enter"),
    "risk": ("2", "enter"),
    "process-change": ("4", "enter"),
    "phase": ("4", "shift+tab", "home", "enter"),
    "document": ("5", "enter"),
    "assessment": ("6", "enter"),
    "staff-issue": ("3", "enter"),
    "finding": ("6", "v", "enter"),
    "control": ("2", "v", "v", "v", "enter"),
    "unit": ("4", "v", "v", "enter"),
    "alerts": ("exclamation_mark",),
    "due": ("d",),
    "moved": ("M",),
    "linked": ("2", "enter", "l"),
    "why": ("2", "enter", "b"),
    "readiness": ("4", "r"),
    "compare": ("c", *"2008-02-01", "enter"),
    "compare-crosswise": ("c", *"2008-02-01 now", "enter"),
    "hindsight": ("H",),
    "stretches": ("H", "v"),
    "go-lives": ("H", "V"),
    "people": ("colon", *"people", "enter"),
    "person": ("colon", *"people 'supt operations'", "enter"),
    "entry": ("0", "home", "enter"),
    "heat-map": ("2", "m"),
}
# Dialogs and forms have one size of their own, whatever the terminal, and forms are there only in a live app.
DIALOGS = {
    "asked-moment": ("c",),
    "command": ("colon",),
    "tour": ("colon", *"tour", "enter", "enter"),
    "columns": ("2", "o", "down", "down", "space"),
    "help": ("question_mark",),
    "date": ("at",),
    "kinds": ("2", "n", *"risk re"),
    "clearing": ("4", "r", "down", "n"),
    "correction": ("0", "home", "down", "enter", "e"),
    "effect": ("2", "n", *"risk review", "enter", *"seen", "ctrl+e"),
    "form": ("2", "n", *"risk assess", "enter", "tab", "9", "tab"),
}


def _pressing(keys: tuple[str, ...]) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, ProgrammeApp)
        person = Person(pilot.app, pilot)
        await person.settle()
        await person.press(*("space" if key == " " else key for key in keys))

    return run


@pytest.mark.parametrize(
    ("clock", "size"), [LIVE_AND_SMALL, REPLAY_AND_LARGE], ids=["live-80x24", "replay-160x48"]
)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_looks_as_it_was_agreed(
    snap_compare: Compare, register: Register, screen: str, clock: Clock, size: tuple[int, int]
) -> None:
    """A screen looks as it did when somebody last looked at it and found it right."""
    if screen == "contradictions":
        contradict(register)
    if screen == "coverage":
        claim(register)
    app = ProgrammeApp(register, clock)
    assert snap_compare(app, terminal_size=size, run_before=_pressing(SCREENS[screen]))


@pytest.mark.parametrize("dialog", DIALOGS)
def test_every_dialog_looks_as_it_was_agreed(snap_compare: Compare, register: Register, dialog: str) -> None:
    """A dialog, and a form with something wrong in it, look as they did when found right."""
    assert snap_compare(ProgrammeApp(register), run_before=_pressing(DIALOGS[dialog]))


def test_the_first_screen_looks_as_it_was_agreed(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store without a programme begins with what it needs."""
    monkeypatch.chdir(tmp_path)
    assert snap_compare(ProgrammeApp(None, store="new.sqlite"), run_before=_pressing(()))
