"""From nothing: a programme is started and kept through the terminal app alone, at 80 by 24."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Select, TextArea

from programme.opening import open_register
from tui.app import ProgrammeApp
from tui.forms.form import Form
from tui.screens.choose import Choose


class Person:
    """Someone at the app's keyboard."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.app = pilot.app

    async def settle(self) -> None:
        """Wait until what was asked for is done."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)
        await self.settle()

    async def fill(self, **fields: str) -> None:
        """Fill in the form that is open and record it."""
        form = self.app.screen
        assert isinstance(form, Form), form
        for field in form.fields:
            if (said := fields.pop(field.key, None)) is None:
                continue
            control = field.control
            if isinstance(control, TextArea):
                control.text = said
            elif isinstance(control, (Select, Input)):
                control.value = said
            else:
                control.query_one(Input).value = said
        assert not fields, f"the form has no {', '.join(fields)}"
        await self.press("ctrl+s")

    async def record(self, words: str, **fields: str) -> None:
        """Choose a kind of entry by typing its words, fill in its form and record it."""
        await self.press("n")
        assert isinstance(self.app.screen, Choose), self.app.screen
        self.app.screen.query_one(Input).value = words
        await self.settle()
        await self.press("enter")
        await self.fill(**fields)
        assert not isinstance(self.app.screen, Form), f"{words} was refused"


async def test_a_programme_is_started_and_kept_through_the_app_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person who has read only the screens records a first month, and the journal holds it."""
    monkeypatch.setenv("PROGRAMME_BY", "Sam Reed")
    store = str(tmp_path / "programme.sqlite")
    app = ProgrammeApp(None, store=store)
    async with app.run_test(size=(80, 24)) as pilot:
        person = Person(pilot)
        await person.settle()
        await person.fill(name="North division merger")
        await person.record("phase plan", title="Two units become one", planned_live="2031-04")
        await person.record("process define", name="Custody", owner="Supt Criminal Justice")
        await person.record("change identify", process="BP-001", title="One custody team", phase="PH-001")
        await person.record("sop draft", title="Custody SOP")
        await person.press("2")
        await person.record(
            "risk raise", title="Prolonged", cause="no date", event="it lasts", effect="delay all"
        )
        await person.record("risk assess", risk="R-001", likelihood="4", impact="4", basis="no date")
        await person.record("risk review", risk="R-001", note="still no date")
        await person.record("risk escalate", risk="R-001", level="SMT", reason="only the SMT can set a date")
        await person.record("risk materialise", risk="R-001", what_happened="April was given up")
        await person.press("3")
        await person.record(
            "staff-issue raise",
            theme="workload",
            summary="two rotas",
            raised_by="sergeants",
            channel="surgery",
        )
        await person.press("6")
        await person.record("eia require", assesses="PH-001")
    register = open_register(store)
    programme = register.view().programme
    assert register.position() == 12
    assert programme.risks["R-001"].state == "materialised"
    assert programme.issues["I-001"].risk == "R-001"
    assert list(programme.staff_issues) == ["SI-001"]
    assert programme.eias["EIA-001"].assesses == "PH-001"
    register.close()
