"""Recommendations: what has sub-points stands as they do, and nobody verifies their own claim."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from domain.entries.entry import Entry
from domain.entries.permission import refusals
from domain.entries.recommendations.actions import PlannedActionCompleted, ProvisionActionPlanned
from domain.entries.recommendations.register import (
    ConsiderationMade,
    PointAdded,
    ProvisionAssigned,
    RecommendationMade,
)
from domain.entries.recommendations.steps import (
    ProvisionDeclined,
    ProvisionImplemented,
    ProvisionProgressed,
    ProvisionReopened,
    ProvisionReturned,
    ProvisionVerified,
    ProvisionVoided,
)
from domain.foundation.dates import when
from domain.history.replay import fold
from domain.rules.persons import same
from domain.rules.provisions import due_of, lead_of, leaves, provisions
from domain.state.programme import Programme
from domain.state.recommendations import ENDED
from tests.given import assert_mends, programme_of, refused

REC, MC, POINTS = "REC-001", "MC-001", ("SP-001", "SP-002", "SP-003")
MADE = (
    ("2009-04-01", RecommendationMade(recommendation=REC, title="Programme", aim="manage it")),
    ("2009-04-01", ConsiderationMade(consideration=MC, title="Custody", aim="one policy")),
    *(("2009-04-01", PointAdded(part_of=REC, point=point, title=f"Point {point}")) for point in POINTS),
)


def steps(one: str) -> tuple[Entry, ...]:
    """Every step there is for one provision."""
    return (
        ProvisionProgressed(provision=one, note="minutes"),
        ProvisionImplemented(provision=one, claimed_by="Supt South", shown_by="minutes"),
        ProvisionVerified(provision=one, verified_by="Inspector", finding="seen"),
        ProvisionReturned(provision=one, returned_by="Inspector", finding="not seen"),
        ProvisionDeclined(provision=one, declined_by="Commander", reason="too costly"),
        ProvisionVoided(provision=one, voided_by="Inspector", reason="the law changed"),
        ProvisionReopened(provision=one, reason="after all"),
    )


ALL_STEPS = [step for one in (REC, MC, *POINTS) for step in steps(one)]


@given(st.lists(st.sampled_from(ALL_STEPS), max_size=25))
def test_a_whole_stands_as_its_sub_points_do_whatever_happens(tried: list[Entry]) -> None:
    """After any steps that the rules allow, a recommendation is no further than the point that is furthest behind."""
    programme = programme_of(*MADE)
    on = when("2009-05-01")
    for step in tried:
        if not refusals(step, programme, on):
            fold([(step, on)], programme)
    whole = programme.recommendations[REC]
    states = [point.state for point in leaves(programme, whole)]
    standing = [state for state in states if state not in {"voided", "declined"}]
    assert (whole.state == "verified") == (bool(standing) and set(standing) == {"verified"})
    assert (whole.state == "voided") == (not standing)
    assert (whole.state == "implemented") == (
        "implemented" in standing and set(standing) <= {"implemented", "verified"}
    )
    assert whole.owed == any(state in {"open", "in progress"} for state in standing)
    assert (whole.ended is not None) == (whole.state in ENDED)
    assert "declined" not in {whole.state, *states}


@given(st.lists(st.sampled_from(ALL_STEPS), max_size=25))
def test_what_is_verified_was_claimed_by_somebody_else(tried: list[Entry]) -> None:
    """No order of steps leads to a verified point without a claim, or with one person on both sides."""
    programme = programme_of(*MADE)
    on = when("2009-05-01")
    for step in tried:
        if not refusals(step, programme, on):
            fold([(step, on)], programme)
    for one in (*programme.points.values(), *programme.considerations.values()):
        if one.state == "verified":
            assert one.claimed_by
            assert one.ended_by
            assert not same(one.claimed_by, one.ended_by)


def test_every_step_is_either_recorded_or_refused_with_one_sentence_that_mends_it() -> None:
    """A refusal names the thing and says what to do instead, in every state."""
    reached = {
        "open": (),
        "in progress": (0,),
        "implemented": (1,),
        "verified": (1, 2),
        "declined": (4,),
        "voided": (5,),
    }
    refusing = set()
    for (state, path), one in product(reached.items(), steps(MC)):
        programme = programme_of(*MADE, *(("2009-05-01", steps(MC)[number]) for number in path))
        assert programme.considerations[MC].state == state
        for sentence in refused(programme, one, "2009-06-01"):
            refusing.add(state)
            assert sentence.startswith(f"{MC} is {state}")
            assert_mends(sentence)
    assert refusing == set(reached)


def test_a_name_is_one_person_however_it_is_typed() -> None:
    """Nobody verifies their own claim by typing their name in another way."""
    assert same("Supt  South ", "supt south")
    assert not same("Supt South", None)
    assert not same("Supt South", "Supt North")


def test_a_sub_point_has_the_lead_and_the_date_of_the_whole_until_it_has_its_own() -> None:
    """Only what differs has to be said."""
    whole = ("2009-04-02", ProvisionAssigned(provision=REC, lead="Supt South", due=when("2009-12-31").latest))
    own = ("2009-04-03", ProvisionAssigned(provision="SP-002", lead="Head of HR"))
    programme = programme_of(*MADE, whole, own)
    first, second = programme.points["SP-001"], programme.points["SP-002"]
    assert (lead_of(programme, first), lead_of(programme, second)) == ("Supt South", "Head of HR")
    assert due_of(programme, first) == due_of(programme, second) == when("2009-12-31").latest
    assert due_of(programme, programme.considerations[MC]) is None


def test_a_claim_that_is_sent_back_is_no_claim_any_more() -> None:
    """What the inspector did not find is owed again from that day, and what was shown and found is kept."""
    programme = programme_of(*MADE, ("2009-05-01", steps(MC)[1]), ("2009-06-01", steps(MC)[3]))
    one = programme.considerations[MC]
    assert (one.state, one.claimed_by, one.owed_since) == ("in progress", None, when("2009-06-01"))
    assert [(shown.what, shown.by) for shown in one.evidence] == [
        ("minutes", "Supt South"),
        ("not seen", "Inspector"),
    ]


def test_voiding_a_whole_leaves_alone_what_was_verified() -> None:
    """Nothing that was discharged becomes void afterwards."""
    done = [("2009-05-01", step) for step in steps("SP-001")[1:3]]
    programme = programme_of(*MADE, *done, ("2009-06-01", steps(REC)[5]))
    assert [programme.points[ref].state for ref in POINTS] == ["verified", "voided", "voided"]
    assert programme.recommendations[REC].state == "verified"


def test_a_done_action_is_evidence_and_begins_what_it_serves() -> None:
    """A sub-point, and what it belongs to, are in progress from the first action that was done."""
    plan = ProvisionActionPlanned(
        provision="SP-001", action="RA-001", title="List", owner="HR", due=when("2009-06-01").latest
    )
    done = PlannedActionCompleted(action="RA-001", note="31 listed")
    programme = programme_of(*MADE, ("2009-04-02", plan), ("2009-05-02", done))
    assert (programme.points["SP-001"].state, programme.recommendations[REC].state) == (
        "in progress",
        "in progress",
    )
    assert programme.points["SP-001"].evidence[0].what == "List: 31 listed"
    assert refused(programme, done, "2009-05-03") == [
        "RA-001 is done already: plan a new action for what is left to do (recommendation plan)"
    ]


def test_an_inspection_s_findings_do_not_keep_the_register() -> None:
    """Making recommendations is the inspectorate's work; what management does about them is upkeep."""
    assert "recommendation" not in programme_of(*MADE).kept
    programme = programme_of(*MADE, ("2009-05-01", steps(MC)[0]))
    assert programme.kept["recommendation"] == when("2009-05-01")


def test_no_programme_has_provisions_before_they_are_made() -> None:
    """An empty programme asks for nothing."""
    assert list(provisions(Programme())) == []
