"""Claims in the app: from a claim to what was recorded from it and back, and how much of a source is covered."""

from programme.journal.register import Register
from programme.recording.record import Proposal, record
from tests.tui.merger import KINDS
from tests.tui.person import at_the_app

CLAIMS = (
    ("source register", {"title": "Inspection", "short": "HMIC 2008", "kind": "report"}),
    ("source outline", {"source": "SRC-001", "places": ["1.1 to 1.2", "6.5, area 1 to 2"]}),
    ("claim state", {"source": "SRC-001", "paragraph": "6.5", "part": "area 2", "kind": "fact", "text": "None looks"}),
)  # fmt: skip
RAISED = {"title": "Nobody sees it", "cause": "a", "event": "b", "effect": "c", "owner": "Sam Reed"}


def claimed(register: Register) -> None:
    """Record a source, its outline, a claim, and a risk that was raised of it."""
    record(register, [Proposal(KINDS[words], fields, by="Sam Reed") for words, fields in CLAIMS])
    record(
        register, [Proposal(KINDS["risk raise"], RAISED, by="Sam Reed", evidence=("HMIC 2008, 6.5, area 2",))]
    )


async def test_coverage_leads_to_the_claim_and_the_claim_to_what_was_recorded_from_it(
    register: Register,
) -> None:
    """The strip marks the place looked at; enter opens its claim, and l what was recorded from it, and back."""
    claimed(register)
    risk = next(ref for ref, one in register.view().programme.risks.items() if one.title == RAISED["title"])
    async with at_the_app(register, size=(110, 60)) as person:
        await person.app.run_action("coverage")
        await person.settle()
        assert "Coverage of HMIC 2008: 1 of 4 places" in person.text
        await person.press("end")
        assert "6  .█" in person.text
        await person.press("enter")
        assert "CL-001 claim" in person.text
        assert f"risk raise {risk}" in person.text
        await person.press("l", "down", "enter")
        assert f"{risk} risk, open" in person.text
        assert "CL-001 fact, HMIC 2008, 6.5, area 2: None looks" in person.text
