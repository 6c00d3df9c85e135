"""Where the focus is, is in sight: in the smallest terminal that is promised, in every form, whatever else it shows."""

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import OptionList

from domain.entries.catalogue import ENTRIES
from programme.journal.register import Register
from programme.recording.field_shapes import shapes
from tests.tui.person import Person, at_the_app


def out_of_sight(person: Person) -> str:
    """Return the focused part when not all of its first line is in sight, with where it is; empty when it is."""
    focused = person.app.screen.focused
    assert isinstance(focused, Widget)
    placed = person.app.screen.find_widget(focused)
    seen = placed.visible_region.intersection(Region(0, 0, *person.app.size))
    line = Region(placed.region.x, placed.region.y, placed.region.width, 1)
    return "" if seen.contains_region(line) else f"{focused} at {placed.region}, seen {seen}"


async def round_of(person: Person, *keys: str) -> list[str]:
    """Go once through all fields with each key, and return what was out of sight."""
    found = []
    for key in keys:
        for _ in person.form.fields:
            found.append(out_of_sight(person))
            await person.press(key)
    return [f"{person.form.heading}: {said}" for said in found if said]


async def test_the_field_that_has_the_focus_is_in_sight(register: Register) -> None:
    """The field that has the focus is in sight, in a terminal of 80 by 24."""
    longest = max(ENTRIES.values(), key=lambda entry_class: len(shapes(entry_class)))
    async with at_the_app(register) as person:
        await person.app.open_form(longest)
        await person.settle()
        assert await round_of(person, "tab") == []
        await person.press("ctrl+s")
        assert person.wrong, "what is needed is not there, which takes lines beneath the fields"
        assert await round_of(person, "shift+tab") == []


async def test_it_is_in_sight_beside_an_effect_and_a_refusal(register: Register) -> None:
    """What a form says beneath its fields takes room from them, and not from the one that has the focus."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk raise")
        await person.fill(title="Rumours", cause="no news", event="rumours spread", effect="staff leave")
        await person.press("ctrl+e")
        assert person.form.query_one("#effect").display
        assert await round_of(person, "tab") == []
        await person.fill(effect="no news")
        await person.press("ctrl+s")
        assert person.form.refusal
        assert await round_of(person, "shift+tab") == []


async def test_what_is_offered_beneath_a_field_is_in_sight(register: Register) -> None:
    """The list of what fits a reference is seen whole, also under the last field of the window."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk raise")
        field = await person.focus("phase")
        listed = field.query_one(OptionList)
        assert listed.display
        seen = person.app.screen.find_widget(listed)
        assert seen.visible_region.contains_region(seen.region)


DIALOGS = {
    "a date": ("@",), "what to compare with": ("c",), "what to record": ("n",), "columns": ("2", "o"),
    "an export": ("2", "ctrl+s"), "the palette": ("ctrl+p",), "a command": (":",), "an explanation": ("?",),
    "why": ("2", "b"), "a file": ("i",), "what a file is": ("i", *"risks", "enter"),
    "a preview": ("i", *"risks", "enter", *"risk", "enter"),
    "a word of a scale": ("i", *"risks", "enter", *"risk", "enter", "m"),
    "a column": ("i", *"risks", "enter", *"risk", "enter", "c"),
}  # fmt: skip


@pytest.mark.parametrize("dialog", DIALOGS)
async def test_it_is_in_sight_in_every_dialog(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dialog: str
) -> None:
    """Whatever asks something over a screen keeps what has the focus in sight, as forms do."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "risks.csv").write_text(
        "Risk no,Title,Likelihood,Impact,Boss\n7,Keys are lost,quite so,4,Head of IT\n"
    )
    async with at_the_app(register) as person:
        await person.press(*DIALOGS[dialog])
        assert person.app.screen is not person.app.present()
        for key in (*("tab",) * 4, *("down",) * 6, *("shift+tab",) * 4):
            await person.press(key)
            if person.app.screen.focused is not None:
                assert out_of_sight(person) == "", key
