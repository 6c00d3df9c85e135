"""Many at once in the app: rows are marked, one form records of all of them, and one key takes it back."""

from programme.journal.register import Register
from tests.tui.person import at_the_app
from tui.dialogs.choose import Choose
from tui.forms.each import Each
from tui.forms.several import SeveralForm, TakeBackForm


async def test_marked_risks_are_reviewed_in_one_go_each_in_its_own_words(register: Register) -> None:
    """One batch for all that are marked, with a note of each; u takes all of it back, with a reason."""
    before = register.position()
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("2", "asterisk")
        assert "2 marked" in person.text
        await person.press("n")
        assert isinstance(person.app.screen, Choose)
        await person.type("risk review")
        await person.press("enter")
        assert isinstance(person.app.screen, SeveralForm)
        assert person.app.screen.things == ("R-001", "R-002")
        await person.press("ctrl+s")
        assert person.wrong == {"note": "note is needed"}
        await person.press("ctrl+d")
        assert isinstance(person.app.screen, Each)
        await person.type("no date yet")
        await person.press("enter")
        await person.type("two asked to move")
        await person.press("enter")
        assert isinstance(person.app.screen, SeveralForm)
        await person.press("ctrl+e")
        assert "clears: R-001" in " ".join(person.text.split())
        assert register.position() == before
        await person.press("ctrl+s")
        records = register.journal.at(register.programme_id, [before + 1, before + 2])
        assert [getattr(record.entry, "note", None) for record in records] == [
            "no date yet",
            "two asked to move",
        ]
        assert "marked" not in person.text
        await person.press("u")
        assert isinstance(person.app.screen, TakeBackForm)
        await person.type("the wrong meeting")
        await person.press("ctrl+s")
        assert register.position() == before + 4
        assert {before + 1, before + 2} <= {*register.view().corrections}


async def test_rows_are_marked_one_by_one_and_from_one_to_another(register: Register) -> None:
    """Space marks and goes on, V marks what lies between, escape unmarks; without a mark V is the register before."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("5", "home", "space")
        assert "1 marked" in person.text
        await person.press("end", "V")
        assert f"{len(person.keys)} marked" in person.text
        await person.press("escape")
        assert "marked" not in person.text
        await person.press("2", "V")
        assert "Risk register" not in person.text


async def test_the_date_of_recording_holds_until_it_is_set_back(register: Register) -> None:
    """A form begins with it, the header says it, and a withdrawal is of today all the same."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("2", "D", *"2008-06-24", "enter")
        assert "recording for 24 Jun 2008" in person.text
        await person.record("risk review", note="seen on Tuesday")
        (made,) = register.journal.at(register.programme_id, [register.position()])
        assert made.on.edtf == "2008-06-24"
        await person.press("u")
        assert person.form.given()["@on"] is None
        await person.press("escape", "D", *"today", "enter")
        assert "recording for" not in person.text
        await person.choose("risk review")
        assert person.form.given()["@on"] is None
