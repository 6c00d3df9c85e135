"""Drafts and effects: nothing that was typed is lost, and what recording would change is seen before it is recorded."""

import pytest

from programme.journal.register import Register
from programme.recording.record import proposal, record
from tests.tui.person import Person, at_the_app
from tui.app.app import ProgrammeApp
from tui.forms.drafts import Drafts

FORM = "risk review"


async def _half_written(person: Person, register: Register) -> None:
    await person.press("2")
    await person.choose(FORM)
    await person.fill(note="half a thought")
    drafts = Drafts(str(register.programme_id))
    await person.until(lambda: bool(drafts.load(FORM)), "the draft is kept")


async def test_what_was_typed_into_a_form_survives_a_crash(register: Register) -> None:
    """What was typed into a form survives a crash."""
    app = ProgrammeApp(register)
    async with app.run_test(size=(80, 24)) as pilot:
        await _half_written(Person(app, pilot), register)
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose(FORM)
        assert person.form.given()["note"] == "half a thought"
        assert "What you typed here last is back; esc twice throws it away." in person.notices


@pytest.mark.parametrize("keys", [("ctrl+s",), ("escape", "escape")])
async def test_a_draft_goes_when_it_is_recorded_or_thrown_away(
    register: Register, keys: tuple[str, ...]
) -> None:
    """Once it is recorded, or left on purpose, nothing of a draft comes back."""
    async with at_the_app(register) as person:
        await _half_written(person, register)
        await person.press(*keys)
        await person.choose(FORM)
        assert person.form.given()["note"] is None


async def test_a_draft_that_cannot_be_read_is_as_good_as_none(register: Register) -> None:
    """A damaged draft does not stand in the way of a form."""
    drafts = Drafts(str(register.programme_id))
    drafts.keep(FORM, {"note": "x"})
    next(drafts._folder.iterdir()).write_bytes(b"{")  # noqa: SLF001 - the file is damaged on purpose
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose(FORM)
        assert person.form.given()["note"] is None


async def test_what_recording_would_change_is_seen_first(register: Register) -> None:
    """`ctrl+e` says which alerts an entry would clear and raise, and records nothing."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("2")
        await person.choose(FORM)
        await person.fill(note="seen")
        await person.press("ctrl+e")
        assert "clears: R-001 “Interim structure prolonged” (high): review" in person.text
        assert "clears: the risk register has not been updated since" in person.text
        assert register.position() == 35
        await person.fill(note="seen again")
        assert "clears:" not in person.text
        await person.press("ctrl+s")
        assert register.position() == 36


async def test_an_effect_is_refused_like_the_entry_itself(register: Register) -> None:
    """What may not be recorded has no effect, and the form says why."""
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk assess")
        await person.fill(likelihood="9", impact="4", basis="because")
        await person.press("ctrl+e")
        assert "likelihood 9 is not on the scale" in person.wrong[""]


def test_nothing_is_changed_by_asking(register: Register) -> None:
    """Asking for an effect leaves the journal as it is; recording then has just that effect."""
    from programme.recording.effect import effect  # noqa: PLC0415 - as above
    from programme.registers.all_alerts import alerts  # noqa: PLC0415 - beside its only use

    wished = [proposal("risk.closed", risk="R-002", reason="it cannot strike any more")]
    view = register.view()
    before = {(a.rule, a.subject) for a in alerts(view.programme, view.on)}
    found = effect(register, wished)
    assert register.position() == 35
    record(register, wished)
    view = register.view()
    after = {(a.rule, a.subject) for a in alerts(view.programme, view.on)}
    assert {(a.rule, a.subject) for a in found.raised} == after - before
    assert {(a.rule, a.subject) for a in found.cleared} == before - after
