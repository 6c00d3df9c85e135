"""Claims in the app: from a claim to what was recorded from it and back, and how much of a source is covered."""

from programme.journal.register import Register
from tests.tui.merger import claim
from tests.tui.person import at_the_app


async def test_coverage_leads_to_the_claim_and_the_claim_to_what_was_recorded_from_it(
    register: Register,
) -> None:
    """The strip marks the place looked at; enter opens its claim, and l what was recorded from it, and back."""
    claim(register)
    risk = [*register.view().programme.risks][-1]
    async with at_the_app(register, size=(110, 60)) as person:
        await person.app.run_action("coverage")
        await person.settle()
        assert "Coverage of HMIC 2008: 2 of 6 places" in person.text
        await person.press("enter")
        assert "Nothing is claimed at 1.1; recorded from it: nothing." in person.notices
        await person.press("end")
        assert "6  .█" in person.text
        await person.press("enter")
        assert "CL-001 claim" in person.text
        assert f"risk raise {risk}" in person.text
        await person.press("l", "down", "enter")
        assert f"{risk} risk, open" in person.text
        assert "CL-001 fact, HMIC 2008, 6.5, area 2: None looks" in person.text


async def test_v_goes_on_to_the_next_source_and_without_one_nothing_is_covered(register: Register) -> None:
    """Of several sources one is shown at a time; before the first is registered the screen says so."""
    async with at_the_app(register) as person:
        await person.press("colon")
        await person.type("coverage")
        await person.press("enter")
        assert "no source is registered" in person.text
        await person.press("v")
        claim(register)
        await person.app.run_action("today")
        await person.settle()
        assert "Coverage of HMIC 2008" in person.text
        await person.press("v")
        assert "Coverage of HMIC 2008" in person.text
