"""The tour: six steps on an empty programme, done at once or skipped, remembered, and called again."""

from pathlib import Path

from programme.journal.register import Register
from programme.stores.open import start_programme
from tests.tui.person import at_the_app
from tui.dialogs.tour import STEPS, Tour
from tui.shared.settings import settings
from tui.shared.themes import LIGHT


async def test_an_empty_programme_begins_with_the_tour(tmp_path: Path) -> None:
    """Six steps are gone through with enter; the last enter leaves, and it does not come again."""
    register = start_programme(str(tmp_path / "new.sqlite"), "North division merger")
    async with at_the_app(register) as person:
        assert isinstance(person.app.screen, Tour)
        for place, step in enumerate(STEPS, start=1):
            assert f"Tour: step {place} of 6" in person.text
            assert f"▶ {place} {step.title}" in person.text
            assert (place == 1) == ("once you have left the tour" in person.text)
            assert (place > 1) == ("✔ 1 Find your way, done" in person.text)
            await person.press("enter")
        assert not isinstance(person.app.screen, Tour)
    async with at_the_app(register) as person:
        assert not isinstance(person.app.screen, Tour)
        await person.press("0")
        assert "Timeline: 1 entry" in person.text.splitlines()[2]
    register.close()


async def test_a_step_is_done_at_once_and_ticked(tmp_path: Path) -> None:
    """`n` opens the form of the step, and what was recorded ticks it."""
    register = start_programme(str(tmp_path / "new.sqlite"), "North division merger")
    async with at_the_app(register) as person:
        await person.press("n")
        assert any("Nothing is recorded in this step" in said for said in person.notices)
        await person.press("right", "n")
        assert person.form.heading == "phase plan"
        await person.fill(title="Two units become one")
        await person.press("ctrl+s")
        assert isinstance(person.app.screen, Tour)
        await person.press("right")
        await person.until(lambda: "✔ 2 Plan the first phase, done" in person.text, "the step is ticked")
        assert register.view().programme.phases["PH-001"].title == "Two units become one"
    register.close()


async def test_the_tour_is_skipped_and_remembered_beside_the_theme(tmp_path: Path) -> None:
    """Escape skips it for good, and neither of what is kept forgets the other."""
    register = start_programme(str(tmp_path / "new.sqlite"), "North division merger")
    async with at_the_app(register) as person:
        await person.press("escape")
        person.app.theme = LIGHT
        await person.settle()
    assert (settings().toured, settings().theme) == (True, LIGHT)
    register.close()


async def test_a_programme_under_way_has_no_tour_unless_it_is_called(register: Register) -> None:
    """Only an empty programme begins with it; `:tour` calls it at any time, with what is there ticked."""
    async with at_the_app(register) as person:
        assert not isinstance(person.app.screen, Tour)
        await person.press("colon")
        await person.type("tour")
        await person.press("enter")
        assert "✔ 2 Plan the first phase, done" in person.text
        assert "✔ 5 Log what staff say, done" in person.text
