"""Alerts about reviews, day by day: not held, not planned at all, and findings that nobody responded to."""

from datetime import date

from domain.entries.entry import Entry
from domain.entries.phases.go_live import PhaseWentLive
from domain.entries.phases.steps import PhaseBounded, PhasePlanned, PhaseStarted
from domain.entries.policy import SettingChanged
from domain.entries.recommendations.register import RecommendationMade
from domain.entries.reviews.findings import ReviewFindingAccepted, ReviewFindingLinked, ReviewFindingRecorded
from domain.entries.reviews.register import Independence, ReviewPlanned, ReviewPostponed, Stage
from domain.entries.reviews.steps import ReviewCancelled, ReviewHeld
from domain.foundation.dates import when
from programme.registers.reviews.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]
RV, PH = "RV-001", "PH-001"


def alerts(on: date, *facts: Fact) -> list[tuple[str, str, date]]:
    """The alerts about reviews that are true on a day: rule, subject and since when."""
    programme = programme_of(*(fact for fact in facts if when(fact[0]).latest <= on))
    return [(alert.rule, alert.subject, alert.since) for rule in RULES for alert in rule(programme, on)]


def planned(
    review: str = RV,
    on: str = "2008-01-14",
    kind: Stage = "stage",
    independence: Independence = "external",
    covers: tuple[str, ...] = (),
) -> Fact:
    """A review that is due at the end of 2008."""
    return (
        on,
        ReviewPlanned(
            review=review,
            title="Stage review",
            kind=kind,
            independence=independence,
            holder="Inspectorate",
            scope="all",
            due=date(2008, 12, 31),
            covers=covers,
        ),
    )


def live(phase: str = PH, on: str = "2008-03-03") -> tuple[Fact, ...]:
    """A phase that went live."""
    return (
        ("2008-01-14", PhasePlanned(phase=phase, title="One division")),
        ("2008-02-04", PhaseStarted(phase=phase)),
        (on, PhaseWentLive(phase=phase, acceptor="Supt North", reason="the lease ends")),
    )


held = ("2008-12-01", ReviewHeld(review=RV, reviewers="two", method="asked"))
finding = (
    "2008-12-01",
    ReviewFindingRecorded(
        review=RV,
        finding="RF-001",
        kind="area for improvement",
        title="No register",
        found="nobody keeps one",
    ),
)


def test_a_review_is_held_by_its_day_put_off_or_called_off() -> None:
    """The day itself is in time; putting it off clears the alert until the new day."""
    late = ("review.not-held", RV, date(2009, 1, 1))
    assert alerts(date(2008, 12, 31), planned()) == []
    assert alerts(date(2009, 1, 1), planned()) == [late]
    assert alerts(date(2009, 1, 31), planned()) == [late]
    assert alerts(date(2009, 1, 1), planned(), held) == []
    off = ("2009-01-05", ReviewPostponed(review=RV, due=date(2009, 3, 31), reason="snow"))
    assert alerts(date(2009, 3, 31), planned(), off) == []
    assert alerts(date(2009, 4, 1), planned(), off) == [("review.not-held", RV, date(2009, 4, 1))]
    cancelled = ("2009-01-05", ReviewCancelled(review=RV, reason="no money"))
    assert alerts(date(2009, 1, 4), planned(), cancelled) == [late]
    assert alerts(date(2009, 1, 5), planned(), cancelled) == []


def test_a_live_phase_has_an_independent_review_of_its_stage_at_least_planned() -> None:
    """Neither the team's own look nor an audit of something else is one, and a cancelled one is none."""
    phases = (*live(), ("2008-01-14", PhasePlanned(phase="PH-002", title="Two divisions")))
    unreviewed = [("phase.unreviewed", PH, date(2008, 3, 3))]
    assert alerts(date(2008, 3, 2), *phases) == []
    assert alerts(date(2008, 3, 3), *phases) == unreviewed
    assert alerts(date(2008, 3, 3), *phases, planned(independence="same unit")) == unreviewed
    assert alerts(date(2008, 3, 3), *phases, planned(kind="audit")) == unreviewed
    assert alerts(date(2008, 3, 3), *phases, planned(covers=("PH-002",))) == unreviewed
    for covers in ((), (PH,)):
        assert alerts(date(2008, 3, 3), *phases, planned(covers=covers)) == []
    cancelled = ("2008-02-01", ReviewCancelled(review=RV, reason="no money"))
    assert alerts(date(2008, 3, 3), *phases, planned(), cancelled) == unreviewed


def test_a_review_of_the_programme_that_was_over_before_a_phase_began_says_nothing_of_it() -> None:
    """It could not have seen it."""
    early = ("2008-02-03", ReviewHeld(review=RV, reviewers="two", method="asked"))
    on_its_first_day = ("2008-02-04", ReviewHeld(review=RV, reviewers="two", method="asked"))
    phases = (*live(), ("2008-01-14", PhasePlanned(phase="PH-002", title="Two divisions")))
    assert alerts(date(2008, 3, 3), *phases, planned(), early) == [("phase.unreviewed", PH, date(2008, 3, 3))]
    assert alerts(date(2008, 3, 3), *phases, planned(), on_its_first_day) == []


def test_once_every_phase_is_live_a_post_implementation_review_is_asked_for() -> None:
    """While a phase is ahead there is time; a stage review does not look back on the whole."""
    second = live("PH-002", "2008-06-02")
    stage = planned(covers=(PH, "PH-002"))
    assert alerts(date(2008, 6, 1), *live(), *second, stage) == []
    assert alerts(date(2008, 6, 2), *live(), *second, stage) == [
        ("programme.unreviewed", "programme", date(2008, 6, 2))
    ]
    interim = ("2008-02-01", PhaseBounded(phase=PH, ended_by="PH-002"))
    assert alerts(date(2008, 6, 2), *live(), *second, stage, interim) == []
    back = planned("RV-002", "2008-06-10", "post-implementation")
    assert alerts(date(2008, 6, 10), *live(), *second, stage, back) == []


def test_a_finding_is_responded_to_within_thirty_days_or_as_the_policy_says() -> None:
    """Accepting it or making a recommendation of it clears the alert."""
    facts = (planned(), held, finding)
    late = [("review-finding.unanswered", "RF-001", date(2009, 1, 1))]
    assert alerts(date(2008, 12, 31), *facts) == []
    assert alerts(date(2009, 1, 1), *facts) == late
    accepted = ("2009-01-10", ReviewFindingAccepted(finding="RF-001", accepted_by="Supt", response="keep it"))
    assert alerts(date(2009, 1, 9), *facts, accepted) == late
    assert alerts(date(2009, 1, 10), *facts, accepted) == []
    made = ("2009-01-10", RecommendationMade(recommendation="REC-001", title="Keep it", aim="keep it"))
    linked = ("2009-01-10", ReviewFindingLinked(finding="RF-001", recommendations=("REC-001",)))
    assert alerts(date(2009, 1, 10), *facts, made, linked) == []
    sooner = ("2008-01-14", SettingChanged(setting="finding_response_days", value=7, reason="it burns"))
    assert alerts(date(2008, 12, 9), sooner, *facts) == [
        ("review-finding.unanswered", "RF-001", date(2008, 12, 9))
    ]
