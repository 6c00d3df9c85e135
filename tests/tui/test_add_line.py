"""What happened is said in one line: it is completed, shown before it is recorded, and goes on as a form."""

import pytest
from textual.widgets import Input

from programme.journal.register import Register
from tests.tui.person import at_the_app
from tui.forms.line import add_line
from tui.forms.line.add_line import AddLine
from tui.forms.line.said import SaidForm


async def test_a_line_about_the_row_is_recorded_once_its_effect_was_shown(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verb alone is about the row under the cursor; an enter before the effect is there shows it, and no more."""
    monkeypatch.setattr(add_line, "EFFECT_SECONDS", 60)
    before = register.position()
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("2", "home", "a")
        assert isinstance(person.app.screen, AddLine)
        await person.type("review no change")
        assert "risk review: risk R-001" in person.text
        assert "note no change" in person.text
        await person.press("enter")
        assert "clears: R-001" in " ".join(person.text.split())
        assert register.position() == before
        await person.press("enter")
        assert register.position() == before + 1
        (record,) = register.journal.at(register.programme_id, [before + 1])
        assert (record.entry.command, record.entry.concerning) == ("risk review", "R-001")


async def test_what_may_be_meant_is_offered_and_taken_with_tab(register: Register) -> None:
    """Nouns, fields, choices and part of a title are completed while they are typed."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("a")
        field = person.app.screen.query_one(Input)
        for typed, becomes in (
            ("ris", "risk "),
            ("Cells close ow", "risk Cells close owner:"),
            ("Lee ph", "risk Cells close owner:Lee phase:"),
            ("function mod", "risk Cells close owner:Lee phase:PH-002 "),
            ("kind:opp", "risk Cells close owner:Lee phase:PH-002 kind:opportunity "),
        ):
            await person.type(typed)
            await person.press("tab")
            assert field.value == becomes
        await person.type("colour:red ")
        assert "has no field “colour”" in person.text
        await person.press("enter")
        assert isinstance(person.app.screen, AddLine)
        assert field.value.endswith("colour:red ")


async def test_a_line_that_leaves_something_out_goes_on_as_a_form_with_all_that_it_said(
    register: Register,
) -> None:
    """The form asks for what is missing, also of the score that is recorded with the risk; nothing typed is lost."""
    before = register.position()
    async with at_the_app(register, size=(120, 48)) as person:
        await person.press("a")
        await person.type("risk Interim structure prolonged owner:Ash 3x4 cause:'one' on:yesterday")
        assert "still to say: event, effect, basis" in person.text
        await person.press("enter")
        form = person.app.screen
        assert isinstance(form, SaidForm)
        said = {one.key: one.text for one in form.fields if one.text}
        assert said["title"] == "Interim structure prolonged"
        assert (said["likelihood"], said["impact"], said["owner"]) == ("3", "4", "Ash")
        await person.press(f"alt+{next(one.letter for one in form.fields if one.key == 'phase')}")
        assert next(one for one in form.fields if one.key == "phase").has_focus_within
        await person.press("ctrl+s")
        assert set(person.wrong) == {"event", "effect", "basis"}
        await person.fill(event="it stays", effect="no cells", basis="seen twice")
        await person.press("ctrl+s")
        assert register.position() == before + 2
        raised, scored = register.journal.at(register.programme_id, [before + 1, before + 2])
        assert (raised.entry.command, scored.entry.command) == ("risk raise", "risk assess")
        assert scored.entry.concerning == next(raised.entry.allotted())
