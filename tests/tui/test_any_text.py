"""Whatever people write is shown as they wrote it, and never read as instructions to the screen."""

import pytest

from domain.entries.risks.scoring import RiskRaised
from domain.entries.staff_issues import StaffIssueRaised
from programme.journal.register import Register
from programme.recording.record import Proposal, record
from tests.tui.person import at_the_app

TEXTS = [
    "[bold]now[/bold]",
    "[/]",
    "[link='x",
    "[@click=app.quit]go[/]",
    "\\[a] \\",
    "$primary {x!r} %s",
    "警務 🚔 e\u0301",
]


@pytest.mark.parametrize("text", TEXTS)
async def test_texts_are_shown_as_they_were_written(register: Register, text: str) -> None:
    """A text full of marks of a markup language is a text like any other, on every screen that shows it."""
    risk = {"title": text, "cause": text, "event": f"{text} 2", "effect": f"{text} 3"}
    issue = {"theme": "training", "summary": text, "raised_by": text, "channel": "survey"}
    record(register, [Proposal(RiskRaised, risk), Proposal(StaffIssueRaised, issue)])
    first = text.split(maxsplit=1)[0]
    async with at_the_app(register, size=(160, 48)) as person:
        for keys in (("2", "end"), ("enter",), ("3", "end"), ("enter",), ("0", "end"), ("enter",)):
            await person.press(*keys)
            assert first in person.text, keys
        await person.press("escape", "2", "slash")
        await person.type(text)
        assert "R-003" in person.keys
