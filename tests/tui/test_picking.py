"""The picker: kinds of entry in plain words, what is meant first, and of that what somebody does often."""

from domain.entries.risks.scoring import RiskAssessed, RiskRaised
from programme.journal.register import Register
from tests.given import programme_of
from tests.tui.person import at_the_app
from tui.forms.choosing import ChooseKind
from tui.shared.settings import settings

RAISED = programme_of(
    ("2008-02-04", RiskRaised(risk="R-001", title="Drift", cause="no date", event="drift", effect="doubt")),
)


def _names(choosing: ChooseKind, typed: str) -> list[str]:
    return [choice.name for choice in choosing.fitting(typed)]


def test_what_is_typed_is_first_what_it_means_for_the_thing() -> None:
    """On a risk the beginning of a word means what is done to this risk, before what begins something of that name."""
    choosing = ChooseKind(("risk",), RAISED, "R-001", None)
    for typed, first in (
        ("rev", "Review this risk"),
        ("review", "Review this risk"),
        ("risk review", "Review this risk"),
        ("score", "Score this risk on the programme's scale"),
        ("assess", "Score this risk on the programme's scale"),
        ("review plan", "Plan a review"),
    ):
        assert _names(choosing, typed)[0] == first, typed
    assert "Reopen a closed or materialised risk" not in _names(choosing, "reopen")
    review = next(choice for choice in choosing.choices if choice.key == "risk.reviewed")
    assert review.meaning == "risk review · say what was seen, even when nothing changed"


def test_what_is_done_often_comes_first_about_a_thing() -> None:
    """The counts of this machine order what is offered about a thing, and leave the other headings as they are."""
    usual = ChooseKind(("risk",), RAISED, "R-001", None)
    often = ChooseKind(("risk",), RAISED, "R-001", None, often={RiskAssessed.topic: 3, "risk.reviewed": 5})
    assert [choice.key for choice in often.choices[:2]] == ["risk.reviewed", "risk.assessed"]
    assert {choice.key for choice in often.choices} == {choice.key for choice in usual.choices}
    assert [choice.key for choice in often.choices if choice.group == "Something new"] == [
        choice.key for choice in usual.choices if choice.group == "Something new"
    ]


async def test_the_picker_says_that_it_is_about_all_that_are_marked(register: Register) -> None:
    """With several rows marked no single one is named; what is recorded of them is counted once."""
    async with at_the_app(register, size=(120, 40)) as person:
        await person.press("2", "asterisk", "n")
        assert "What happened to all 2?" in person.text
        assert "About all 2 that are marked" in person.text
        assert "About R-001" not in person.text
        assert "Review each risk" in person.text
        await person.type("rev")
        await person.press("enter")
        await person.fill(note="no change")
        await person.press("ctrl+s")
        assert settings().often == {"risk.reviewed": 1}
