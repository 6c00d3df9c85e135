"""On paper the name of a thing stands beside its code."""

from domain.entries.risks.scoring import RiskRaised
from domain.state.programme import Programme
from programme.registers.called import with_names
from tests.given import programme_of


def known() -> Programme:
    """Return a programme with one risk."""
    risk = RiskRaised(risk="R-001", title="Interim structure prolonged", cause="a", event="b", effect="c")
    return programme_of(("2008-02-01", risk))


def test_a_code_is_followed_by_its_name_once() -> None:
    """Who reads a paper does not know the registers by heart."""
    said = with_names("worst R-001 (16), and R-001 again", known())
    assert said == "worst R-001 “Interim structure prolonged” (16), and R-001 again"


def test_what_is_named_already_or_unknown_stays() -> None:
    """A code in brackets follows its name; of one that is not there nothing is known."""
    for said in (
        "R-001 “Interim structure prolonged” stands, and R-001 waits",
        "Interim structure prolonged (R-001) stands",
        "R-002 and XYZ-001 are not there",
    ):
        assert with_names(said, known()) == said
