"""The go-live gate as a checklist: each item there or missing, leading to what is missing and back."""

from datetime import date

import pytest

from domain.entries.catalogue import ENTRIES
from domain.rules.readiness import gaps
from programme.journal.register import Register
from programme.recording.field_shapes import shapes
from programme.registers.all_alerts import alerts
from tests.tui.person import at_the_app
from tui.dialogs.choose import Choose
from tui.forms.clearing import clearing
from tui.screens.readiness import Readiness
from tui.shared.clock import Clock


async def test_a_gate_ticks_what_is_there_and_names_what_is_missing(register: Register) -> None:
    """Every item has a mark and a word; what is missing says what clears it."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("4", "r")
        assert "Readiness of PH-001 “One interim unit” (live): 5 of 6 missing" in person.text
        assert "✔ in place" in person.text
        assert "✘ accepted" in person.text
        await person.press("down")
        assert "accepted 14 Apr 2008 · cleared" in person.text
        assert " by change agree PC-002" in person.text


async def test_an_item_leads_to_its_thing_and_back_to_the_same_item(register: Register) -> None:
    """Enter opens the process change, the assessment or the risk; escape returns with the cursor where it was."""
    async with at_the_app(register) as person:
        await person.press("4", "r")
        for key, opened in (
            ("process PC-002", "PC-002 process change"),
            ("assessment EIA-001", "EIA-001"),
            ("risk R-001", "R-001 risk, open"),
        ):
            assert person.table.go_to(key)
            await person.press("enter")
            assert opened in person.text
            await person.press("escape")
            assert person.table.row is not None
            assert person.table.row.key == key


async def test_what_clears_an_item_is_offered_first_and_filled_in(register: Register) -> None:
    """`n` on a missing item offers the entry that clears it; recorded, the item is ticked under the cursor."""
    async with at_the_app(register) as person:
        await person.press("4", "r", "down", "down", "down")
        assert person.table.row is not None
        assert person.table.row.of["kind"] == "consultation"
        await person.press("n")
        assert isinstance(person.app.screen, Choose)
        assert "Clears it" in person.text
        await person.press("enter")
        assert person.form.heading == "phase consult"
        assert person.form.given()["phase"] == "PH-001"
        await person.fill(with_whom="all staff", heard="worried about shifts")
        await person.press("ctrl+s")
        assert person.table.row.key == "consultation PH-001"
        assert "✔ in place" in person.table.row.texts[0]
        assert "4 of 6 missing" in person.text


async def test_a_gate_is_seen_as_it_stood_then(register: Register) -> None:
    """In replay the gate is the one of that day, and nothing can be recorded."""
    async with at_the_app(register, on=Clock(date(2008, 2, 12))) as person:
        await person.press("4", "r")
        assert "(planned): 6 of 6 missing" in person.text
        assert "accepted" not in person.text
        await person.press("n")
        assert isinstance(person.app.screen, Readiness)


async def test_the_gate_is_reached_from_a_phase_and_only_from_one(register: Register) -> None:
    """`r` on the detail of a phase shows its gate, elsewhere it says that only a phase has one."""
    async with at_the_app(register) as person:
        await person.press("4", "shift+tab", "end", "enter", "r")
        assert "Readiness of PH-002" in person.text
        await person.press("2", "enter", "r")
        assert any("Only a phase has a go-live gate" in said for said in person.notices)


async def test_an_alert_offers_first_what_clears_it(register: Register) -> None:
    """`n` on an alert begins with the entry that its own sentence names."""
    async with at_the_app(register) as person:
        await person.press("exclamation_mark", "slash")
        await person.type("action.overdue")
        await person.press("enter", "n", "enter")
        assert person.form.heading == "action done"
        assert person.form.given()["action"] == "ACT-001"


@pytest.mark.parametrize("day", ["2008-01-31", "2009-01-27", "2009-07-01"])
def test_whatever_an_alert_names_as_clearing_it_can_be_recorded_from_there(
    inspected: Register, day: str
) -> None:
    """Each command in what clears an alert or a gap is a kind of entry, with fields that it has."""
    view = inspected.view(day)
    said = [alert.clears for alert in alerts(view.programme, view.on)]
    said += [gap.clears for phase in view.programme.phases.values() for gap in gaps(view.programme, phase)]
    asking = {"phase.not-ready"}
    named = {alert.clears for alert in alerts(view.programme, view.on) if alert.rule in asking}
    assert set(said) - named
    for clears in set(said) - named:
        found = list(clearing(clears))
        assert found, clears
        for remedy in clears.remedies:
            fields = {shape.name for shape in shapes(ENTRIES[remedy.topic])}
            assert {name for name, _ in remedy.fields} <= fields, clears
