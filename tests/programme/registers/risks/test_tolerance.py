"""What is tolerated of risks, on which scale, and until when."""

from datetime import date

import pytest

from domain.entries.entry import Entry
from domain.entries.policy import ScaleSet, SettingChanged, ToleranceSet
from domain.entries.risks.scoring import RiskAssessed, RiskRaised, RiskRestated
from domain.entries.risks.treatment import RiskResponded
from programme.registers.alert import Alert
from programme.registers.all_alerts import alerts
from programme.registers.risks.heat import elsewhere, heat
from tests.given import programme_of, refused

Fact = tuple[str, Entry]
LATER = date(2008, 6, 1)
THREE = ("low", "middle", "high")


def raised(ref: str, on: str = "2008-02-01") -> Fact:
    """A threat."""
    return on, RiskRaised(risk=ref, title=ref, cause="c", event="e", effect="f", owner="Supt")


def scored(ref: str, likelihood: int, impact: int, on: str = "2008-02-02") -> Fact:
    """Its residual score."""
    return on, RiskAssessed(risk=ref, likelihood=likelihood, impact=impact, basis="b")


def scale(name: str, very_high: int = 9, on: str = "2008-03-01") -> Fact:
    """Another scale."""
    said = ScaleSet(name=name, likelihoods=THREE, impacts=THREE, medium=2, high=4, very_high=very_high)
    return on, said


def tolerated(until: date | None) -> Fact:
    """The board's decision to live with R-001."""
    return "2008-02-03", RiskResponded(
        risk="R-001",
        response="tolerate",
        reason="r",
        approver="Board",
        until=until,
        reported_by=None if until else "Audit",
    )


def about(subject: str, facts: list[Fact], on: date = LATER) -> dict[str, Alert]:
    """The alerts about one thing that are of its score, by their rules."""
    found = alerts(programme_of(*facts), on)
    other = ("risk.review-overdue", "risk.unscored")
    return {one.rule: one for one in found if one.subject == subject and one.rule not in other}


MILD, GRAVE = [raised("R-001"), scored("R-001", 2, 2)], [raised("R-002"), scored("R-002", 5, 4)]


def test_a_score_on_another_scale_is_in_no_cell_of_this_one() -> None:
    """2 × 2 and 5 × 4 of five by five say nothing of a cell of three by three, whatever fits into it."""
    programme = programme_of(*MILD, *GRAVE, scale("3×3"))
    assert heat(programme) == {}
    assert elsewhere(programme) == ["R-001", "R-002"]
    programme = programme_of(*MILD, *GRAVE, scale("3×3"), scored("R-002", 3, 3, "2008-03-02"))
    assert heat(programme) == {(3, 3): ["R-002"]}
    assert elsewhere(programme) == ["R-001"]


def test_scoring_again_is_asked_for_the_graver_the_sooner() -> None:
    """What was very high is to be scored again now, what was low when there is time; neither before the change."""
    facts = [*MILD, *GRAVE, scale("3×3")]
    for subject, severity in (("R-001", "attend"), ("R-002", "act now")):
        alert = about(subject, facts)["risk.other-scale"]
        assert (alert.severity, alert.since) == (severity, date(2008, 3, 1))
    assert "20 (very high) on the scale 5×5" in about("R-002", facts)["risk.other-scale"].sentence


def test_another_scale_silences_nothing() -> None:
    """A risk that was above tolerance when it was scored stays an alert, in words that are still so."""
    alert = about("R-002", [*GRAVE, scale("3×3")])["risk.above-tolerance"]
    assert alert.since == date(2008, 2, 2)
    assert "stood at 20 (very high) on the scale 5×5, above what was tolerated then" in alert.sentence
    assert "tolerance of 9" not in alert.sentence


def test_a_scale_that_comes_back_finds_its_scores_again() -> None:
    """A score is on the scale whose name it has, whichever were used in between."""
    back = ScaleSet(
        name="5×5",
        likelihoods=("rare", "unlikely", "possible", "likely", "almost certain"),
        impacts=("negligible", "minor", "moderate", "major", "severe"),
        medium=5,
        high=10,
        very_high=20,
    )
    programme = programme_of(*GRAVE, scale("3×3"), ("2008-04-01", back))
    assert heat(programme) == {(5, 4): ["R-002"]}
    assert refused(programme, scale("3×3", very_high=8)[1], "2008-05-01") == [
        "“3×3” is the name of another scale already: give this one a name of its own"
    ]
    assert refused(programme, scale("3×3")[1], "2008-05-01") == []


@pytest.mark.parametrize(
    "entry",
    [
        SettingChanged(setting="tolerance", value=25, reason="r"),
        ToleranceSet(category="legal", tolerance=25, reason="r"),
    ],
)
def test_a_tolerance_is_lower_than_the_highest_score(entry: Entry) -> None:
    """25 of 25 tolerates everything without saying so."""
    assert refused(programme_of(), entry, "2008-02-01") == [
        "no score on the scale 5×5 is above 25: give a tolerance from 1 to 24"
    ]


def test_a_setting_of_days_is_no_tolerance() -> None:
    """Thirty days of silence are not held against the scale."""
    entry = SettingChanged(setting="register_stale_days", value=60, reason="r")
    assert refused(programme_of(), entry, "2008-02-01") == []


def test_the_tolerance_of_today_is_what_is_asked() -> None:
    """A risk is above tolerance since its score or the tolerance made it so, and no longer when either did."""
    lower = ("2008-03-01", ToleranceSet(category="programme", tolerance=3, reason="r"))
    higher = ("2008-04-01", ToleranceSet(category="programme", tolerance=4, reason="r"))
    moved = ("2008-04-01", RiskRestated(risk="R-001", category="legal", reason="r"))
    assert about("R-001", MILD) == {}
    assert about("R-001", [*MILD, lower])["risk.above-tolerance"].since == date(2008, 3, 1)
    assert about("R-001", [*MILD, lower, higher]) == {}
    assert about("R-001", [*MILD, lower, moved]) == {}


HIGH = [raised("R-001"), scored("R-001", 4, 4)]


def test_what_was_tolerated_is_no_alert_until_its_last_day_has_passed() -> None:
    """The last day still counts, the day after it is decided again."""
    facts = [*HIGH, tolerated(date(2008, 5, 31))]
    assert about("R-001", facts, date(2008, 5, 31)) == {}
    ended = about("R-001", facts, date(2008, 6, 1))
    assert list(ended) == ["risk.toleration-ended"]
    assert ended["risk.toleration-ended"].since == date(2008, 6, 1)
    assert "Board tolerated it until 31 May 2008 only" in ended["risk.toleration-ended"].sentence
    again = [*facts, tolerated(date(2008, 12, 31))]
    assert about("R-001", again) == {}


def test_what_was_tolerated_is_only_what_was_there() -> None:
    """A decision to live with 16 is none to live with 20, nor with a score that nobody had made."""
    higher = [*HIGH, tolerated(date(2008, 12, 31)), scored("R-001", 5, 4, "2008-04-01")]
    sentence = about("R-001", higher)["risk.above-tolerance"].sentence
    assert "stands at 20 (very high)" in sentence
    assert "Board decided to tolerate 16" in sentence
    unscored = [raised("R-001"), tolerated(date(2008, 12, 31)), scored("R-001", 4, 4, "2008-04-01")]
    assert "decided to tolerate it unscored" in about("R-001", unscored)["risk.above-tolerance"].sentence


def test_a_decision_without_a_last_day_is_recorded_and_noticed() -> None:
    """It happened, so it can be recorded as found; that no rule permitted it is what calls for action."""
    found = about("R-001", [*HIGH, tolerated(None)])
    assert {rule: one.severity for rule, one in found.items()} == {
        "risk.tolerated-open-ended": "attend",
        "breach.unaccepted": "act now",
    }
