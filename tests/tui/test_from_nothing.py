"""From nothing: a programme is started and kept through the terminal app alone, at 80 by 24."""

from pathlib import Path

from programme.stores.open import open_register
from tests.tui.person import at_the_app


async def test_a_programme_is_started_and_kept_through_the_app_alone(tmp_path: Path) -> None:
    """A person who has read only the screens records a first month, and the journal holds it."""
    store = str(tmp_path / "programme.sqlite")
    async with at_the_app(None, store=store) as person:
        assert "There is no programme yet" in person.text
        await person.fill(name="North division merger")
        await person.press("ctrl+s")
        assert "Tour: step 1 of 6" in person.text
        await person.press("escape")
        await person.record("phase plan", title="Two units become one", planned_live="2031-04")
        await person.record("process define", name="Custody", owner="Supt Criminal Justice")
        await person.record("change identify", process="BP-001", title="One custody team", phase="PH-001")
        await person.record("sop draft", title="Custody SOP")
        await person.press("2")
        await person.record(
            "risk raise", title="Prolonged", cause="no date", event="it lasts", effect="delay all"
        )
        await person.record("risk assess", likelihood="4", impact="4", basis="no date")
        await person.record("risk review", note="still no date")
        await person.record("risk escalate", level="SMT", reason="only the SMT can set a date")
        await person.record("risk materialise", what_happened="April was given up")
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
        assert "EIA-001" in person.text
    register = open_register(store)
    programme = register.view().programme
    assert register.position() == 12
    assert programme.name == "North division merger"
    assert programme.risks["R-001"].state == "materialised"
    assert programme.issues["I-001"].risk == "R-001"
    assert list(programme.staff_issues) == ["SI-001"]
    assert programme.eias["EIA-001"].assesses == "PH-001"
    register.close()


async def test_a_programme_needs_its_name_before_anything_else(tmp_path: Path) -> None:
    """Without a name the first screen says that it is needed, and nothing is recorded."""
    store = tmp_path / "programme.sqlite"
    async with at_the_app(None, store=str(store)) as person:
        await person.press("ctrl+s")
        assert person.wrong == {"name": "name is needed"}
        assert not store.exists()


async def test_a_store_that_cannot_be_made_keeps_the_first_screen_open(tmp_path: Path) -> None:
    """A folder that does not exist is named in a sentence, and what was typed stays."""
    async with at_the_app(None, store=str(tmp_path / "nowhere" / "programme.sqlite")) as person:
        await person.fill(name="North division merger")
        await person.press("ctrl+s")
        assert "nowhere" in person.wrong[""]
        assert person.form.fields[0].text == "North division merger"
