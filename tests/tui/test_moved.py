"""The screen of what moved: since the last look, which is remembered from one run of the app to the next."""

from programme.journal.register import Register
from programme.recording.record import Proposal, record
from tests.tui.merger import KINDS
from tests.tui.person import at_the_app
from tui.screens.weekly.moved import Moved


async def test_m_shows_what_moved_since_the_last_look(register: Register) -> None:
    """Who opens the app again sees what others recorded meanwhile, and nothing that was there before."""
    async with at_the_app(register):
        pass
    lower = {"risk": "R-001", "likelihood": 1, "impact": 2, "basis": "a date is set"}
    same = {"risk": "R-002", "note": "as it was"}
    record(
        register,
        [
            Proposal(KINDS["risk assess"], lower, by="Bo Finch"),
            Proposal(KINDS["risk review"], same, by="Bo Finch"),
        ],
    )
    async with at_the_app(register, size=(120, 30)) as person:
        await person.press("M")
        assert isinstance(person.app.screen, Moved)
        assert person.keys[0] == "risk R-001"
        assert "risk R-002" not in person.keys
        assert "1 risk was reviewed and did not move" in person.text
        row = person.table.row
        assert row is not None
        assert (row.of["moved"], row.of["by"]) == ("down", ("Bo Finch",))
        await person.press("enter")
        assert "R-001 risk, open" in person.text


async def test_c_asks_since_when_instead(register: Register) -> None:
    """Any date will do, and the entry by which it was known then is in the command that answers the same."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("M", "c", *"2008-02-01", "enter")
        assert "Moved since 1 Feb 2008" in person.text
        row = next(row for row in person.table.rows.shown if row.of["ref"] == "R-001")
        assert row.of["moved"] == "up"
        view = person.app.view
        assert view is not None
        assert isinstance(person.app.screen, Moved)
        assert person.app.screen.citation(view)[:2] == ("moved", "2008-02-01")
