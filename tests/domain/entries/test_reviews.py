"""Reviews and what they found: held once, reported once, and each finding responded to."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.entry import Entry
from domain.entries.permission import refusals
from domain.entries.programme import LeadChanged
from domain.entries.recommendations.register import RecommendationMade
from domain.entries.reviews.findings import (
    ReviewFindingAccepted,
    ReviewFindingLinked,
    ReviewFindingRecorded,
    ReviewFindingRejected,
)
from domain.entries.reviews.register import Independence, ReviewPlanned, ReviewPostponed
from domain.entries.reviews.steps import ReviewCancelled, ReviewHeld, ReviewRecorded, ReviewReported
from domain.foundation.dates import when
from domain.history.replay import fold
from tests.given import assert_mends, programme_of, refused

RV = "RV-001"
led = ("2008-01-07", LeadChanged(lead="Supt North"))
planned = (
    "2008-01-14",
    ReviewPlanned(
        review=RV,
        title="Ready to merge?",
        kind="gateway",
        independence="same organisation",
        holder="Supt South",
        scope="processes and people",
        due=date(2008, 3, 31),
    ),
)
STEPS = (
    ReviewPostponed(review=RV, due=date(2008, 6, 30), reason="plans came late"),
    ReviewHeld(review=RV, reviewers="two superintendents", method="12 interviews"),
    ReviewReported(review=RV, report="file 12", conclusion="not ready", confidence="amber-red"),
    ReviewCancelled(review=RV, reason="no time"),
    ReviewFindingRecorded(
        review=RV,
        finding="RF-001",
        kind="area for improvement",
        title="No process agreed",
        found="none of nine",
    ),
    ReviewFindingAccepted(finding="RF-001", accepted_by="Supt North", response="agree each"),
    ReviewFindingRejected(finding="RF-001", rejected_by="Supt North", reason="all are agreed"),
)
EDGES = {
    ("planned", "planned"), ("planned", "held"), ("planned", "cancelled"),
    ("held", "held"), ("held", "reported"), ("reported", "reported"), ("cancelled", "cancelled"),
}  # fmt: skip


def area(finding: str = "RF-001") -> tuple[str, Entry]:
    """An area for improvement."""
    return (
        "2008-03-10",
        ReviewFindingRecorded(
            review=RV, finding=finding, kind="area for improvement", title="No process agreed", found="none"
        ),
    )


held = ("2008-03-10", STEPS[1])


@given(st.lists(st.sampled_from(STEPS), max_size=20))
def test_a_review_only_goes_forward_whatever_is_tried(tried: list[Entry]) -> None:
    """It is held and reported once at most, and finds nothing before it was held."""
    programme = programme_of(planned)
    on = when("2008-03-10")
    for step in tried:
        before = programme.reviews[RV].state
        if not refusals(step, programme, on):
            fold([(step, on)], programme)
        assert (before, programme.reviews[RV].state) in EDGES
    review = programme.reviews[RV]
    assert (review.held is not None) == (review.state in {"held", "reported"})
    assert (review.reported is not None) == (review.state == "reported")
    assert review.held is not None or not programme.review_findings
    for finding in programme.review_findings.values():
        assert (finding.response is not None) == (finding.state in {"accepted", "rejected"})


def test_every_refusal_says_what_to_do_instead() -> None:
    """In every state, and for every step."""
    paths = ((), (3,), (1,), (1, 2), (1, 4), (1, 4, 5))
    refusing = set()
    for path, step in product(paths, STEPS):
        programme = programme_of(planned, *(("2008-03-10", STEPS[number]) for number in path))
        for sentence in refused(programme, step, "2008-04-01"):
            refusing.add(path)
            assert_mends(sentence)
    assert refusing == set(paths)


@pytest.mark.parametrize("independence", ["same organisation", "external"])
def test_who_leads_the_programme_holds_no_independent_review_of_it(independence: Independence) -> None:
    """However the name is typed; a review by the team may be held by whoever leads it."""
    recorded = ReviewRecorded(
        review=RV,
        title="Look back",
        kind="post-implementation",
        independence=independence,
        holder="supt  NORTH",
        scope="all",
        reviewers="two",
        method="asked",
    )
    (sentence,) = refused(programme_of(led), recorded, "2008-02-01")
    assert sentence.startswith("supt  NORTH leads the programme")
    assert refused(programme_of(), recorded, "2008-02-01") == []


def test_a_review_is_planned_and_put_off_into_the_future() -> None:
    """A day that has gone by would be overdue at once."""
    assert len(refused(programme_of(), planned[1], "2008-04-01")) == 1
    assert refused(programme_of(), planned[1], "2008-03-31") == []
    again = ReviewPostponed(review=RV, due=date(2008, 3, 31), reason="haste")
    assert refused(programme_of(planned), again, "2008-02-01") == [
        f"{RV} is due 31 Mar 2008 already: give another day"
    ]


def test_a_strength_is_noted_and_has_neither_severity_nor_response() -> None:
    """What went well needs nobody to put it right."""
    graded = ReviewFindingRecorded(
        review=RV, finding="RF-001", kind="strength", title="Moves", found="no day lost", severity="high"
    )
    assert len(refused(programme_of(planned, held), graded, "2008-03-10")) == 1
    strength = ReviewFindingRecorded(
        review=RV, finding="RF-001", kind="strength", title="Moves", found="no day lost"
    )
    programme = programme_of(planned, held, ("2008-03-10", strength))
    assert (programme.review_findings["RF-001"].state, programme.review_findings["RF-001"].waiting) == (
        "noted",
        False,
    )
    for step in STEPS[5:]:
        assert len(refused(programme, step, "2008-03-11")) == 1


def test_a_finding_that_became_a_recommendation_waits_for_no_other_response() -> None:
    """Whoever leads on the recommendation answers for it from then on."""
    made = ("2008-03-11", RecommendationMade(recommendation="REC-001", title="Agree", aim="agree each"))
    linked = ReviewFindingLinked(finding="RF-001", recommendations=("REC-001",))
    programme = programme_of(planned, held, area(), made, ("2008-03-11", linked))
    finding = programme.review_findings["RF-001"]
    assert (finding.state, finding.recommendations, finding.waiting) == ("open", ("REC-001",), False)
    assert refused(programme, linked, "2008-03-12") == ["RF-001 led to REC-001 already: leave that out"]


def test_a_response_may_be_turned_round_and_not_repeated() -> None:
    """Management may think again; the entry before stays in the journal."""
    programme = programme_of(planned, held, area(), ("2008-03-11", STEPS[6]), ("2008-03-12", STEPS[5]))
    finding = programme.review_findings["RF-001"]
    assert (finding.state, finding.response, finding.answered) == (
        "accepted",
        "agree each",
        when("2008-03-12"),
    )
    assert len(refused(programme, STEPS[5], "2008-03-13")) == 1
