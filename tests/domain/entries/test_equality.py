"""Equality Impact Assessments: their steps, findings, figures and status."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.documents.register import SopDrafted, SopRegistered
from domain.entries.documents.versions import SopApproved, SopBegun, SopConsulted, SopPublished
from domain.entries.entry import Entry
from domain.entries.equality.figures import EiaCounted, EiaProfiled
from domain.entries.equality.findings import FindingRecorded, FindingRevised, MitigationAgreed, MitigationDone
from domain.entries.equality.register import EiaAssigned, EiaAttributed, EiaRegistered, EiaRequired
from domain.entries.equality.steps import (
    AssessmentBegun,
    EiaApproved,
    EiaConsulted,
    EiaPublished,
    EiaReturned,
    EiaReviewCalled,
    EiaReviewed,
    EiaSubmitted,
    ScreenedOut,
    ScreeningBegun,
)
from domain.entries.policy import ProfileAdopted
from domain.foundation.dates import when
from domain.rules.adverse_impact import chance, impacts
from domain.rules.assessments import status
from domain.state.equality import Counted
from tests.given import programme_of, refused

Fact = tuple[str, Entry]

E, S, F = "EIA-001", "SOP-001", "F-001"
policy = ("2008-02-04", SopDrafted(sop=S, title="Custody closure"))
required = ("2008-02-11", EiaRequired(eia=E, assesses=S, lead="Diversity officer"))
screening = ("2008-02-18", ScreeningBegun(eia=E))
assessment = ("2008-02-25", AssessmentBegun(eia=E))
consulted = (
    "2008-03-10",
    EiaConsulted(eia=E, groups=("disabled staff",), heard="the lift is often out of use"),
)
submitted = ("2008-03-17", EiaSubmitted(eia=E, outcome="adjust"))
approved = ("2008-03-24", EiaApproved(eia=E, approver="Borough Commander"))
published = ("2008-03-31", EiaPublished(eia=E, where="public website"))
steps = (policy, required, screening, assessment, consulted, submitted, approved, published)
found = (
    "2008-03-03",
    FindingRecorded(finding=F, eia=E, characteristic="disability", effect="adverse", basis="no lift"),
)


def published_document(on: str) -> tuple[Fact, ...]:
    """The steps that put the document in force on a day."""
    return (
        ("2008-03-04", SopConsulted(sop=S, groups=("custody sergeants",))),
        ("2008-03-05", SopApproved(sop=S, approver="Supt Crime")),
        (on, SopPublished(sop=S, channel="intranet")),
    )


def in_order(*facts: Fact) -> tuple[Fact, ...]:
    """The facts in the order of their dates."""
    return tuple(sorted(facts, key=lambda fact: fact[0]))


def test_an_assessment_goes_from_required_to_published() -> None:
    """Each step is a fact of its own and the state follows it."""
    states = [programme_of(*steps[:count]).eias[E].state for count in range(2, 9)]
    assert states == [
        "required", "screening", "full assessment", "consultation", "awaiting approval", "approved", "published",
    ]  # fmt: skip


def test_an_assessment_is_called_after_what_it_assesses() -> None:
    """Without a title of its own an assessment takes that of its subject."""
    assert programme_of(policy, required).eias[E].title == "Custody closure"


def test_one_assessment_assesses_one_change() -> None:
    """A second assessment of the same thing is refused with the reference of the first."""
    programme = programme_of(policy, required)
    for entry in (
        EiaRequired(eia="EIA-002", assesses=S),
        EiaRegistered(eia="EIA-002", title="Closures", assesses=S),
    ):
        assert refused(programme, entry, "2008-03-01") == [
            "SOP-001 has EIA-001 already: one EIA assesses one change, so go on with that one"
        ]


@pytest.mark.parametrize(
    ("count", "entry", "mend"),
    [
        (2, ScreenedOut(eia=E, reason="no effect", approver="Borough Commander"), "begin its screening"),
        (2, approved[1], "begin its full assessment first (eia assess EIA-001)"),
        (3, consulted[1], "begin its full assessment first (eia assess EIA-001)"),
        (4, submitted[1], "EIA-001 is in full assessment and cannot be submitted: consult on it first"),
        (5, approved[1], "submit it for approval first (eia submit EIA-001)"),
        (6, published[1], "approve it first (eia approve EIA-001)"),
        (7, screening[1], "only what is required or screened out can be screened"),
        (8, assessment[1], "call its review first (eia call-review EIA-001)"),
    ],
)
def test_a_step_before_its_turn_is_refused_with_the_step_that_comes_first(
    count: int, entry: Entry, mend: str
) -> None:
    """An assessment is consulted on before it is submitted and submitted before it is approved."""
    (sentence,) = refused(programme_of(*steps[:count]), entry, "2008-04-07")
    assert mend in sentence


@pytest.mark.parametrize(
    ("count", "entry"),
    [
        (3, ScreenedOut(eia=E, reason="no effect", approver="diversity officer")),
        (6, EiaApproved(eia=E, approver="Diversity Officer")),
    ],
)
def test_nobody_approves_their_own_assessment(count: int, entry: Entry) -> None:
    """Screening out and approval are someone else's than the lead's."""
    (sentence,) = refused(programme_of(*steps[:count]), entry, "2008-04-07")
    assert "carries out EIA-001: someone else approves it" in sentence


def test_a_screening_out_keeps_its_reason_and_approver() -> None:
    """Who agreed that no assessment is needed, and why, stays with it."""
    out = ("2008-02-25", ScreenedOut(eia=E, reason="nobody is affected", approver="Borough Commander"))
    eia = programme_of(policy, required, screening, out).eias[E]
    assert (eia.state, eia.reason, eia.approver) == (
        "screened out",
        "nobody is affected",
        "Borough Commander",
    )


def test_a_screened_out_assessment_is_screened_again_when_the_scope_changes() -> None:
    """Before the decision the old screening counts no longer."""
    out = ("2008-02-25", ScreenedOut(eia=E, reason="nobody is affected", approver="Borough Commander"))
    again = ("2008-03-10", ScreeningBegun(eia=E))
    eia = programme_of(policy, required, screening, out, again).eias[E]
    assert (eia.state, eia.settled) == ("screening", None)


def test_to_continue_in_spite_of_adverse_effects_needs_a_justification() -> None:
    """An outcome that accepts harm says why."""
    entry = EiaSubmitted(eia=E, outcome="continue with justification")
    (sentence,) = refused(programme_of(*steps[:5]), entry, "2008-03-17")
    assert "needs its justification" in sentence


def test_a_returned_assessment_is_consulted_on_again() -> None:
    """What does not suffice goes back to the full assessment."""
    returned = ("2008-03-20", EiaReturned(eia=E, reason="no figures"))
    programme = programme_of(*steps[:6], returned)
    assert programme.eias[E].state == "full assessment"
    assert "consult on it first" in refused(programme, submitted[1], "2008-03-27")[0]


def test_everyone_consulted_is_kept_once() -> None:
    """Further consultation adds groups to those already heard."""
    more = (
        "2008-03-11",
        EiaConsulted(eia=E, groups=("disabled staff", "custody visitors"), heard="nothing more"),
    )
    assert programme_of(*steps[:5], more).eias[E].consulted == ["disabled staff", "custody visitors"]


def test_a_review_is_due_calendar_months_after_approval() -> None:
    """Without a day of its own the review takes the policy's months."""
    assert programme_of(*steps).eias[E].review_due == date(2009, 3, 24)


def test_a_review_sets_the_next_one_and_the_assessment_stands_as_before() -> None:
    """A published assessment that holds is published still."""
    reviewed = ("2009-03-02", EiaReviewed(eia=E, note="no change"))
    eia = programme_of(*steps, reviewed).eias[E]
    assert (eia.state, eia.review_due) == ("published", date(2010, 3, 2))


def test_an_assessment_called_in_for_review_is_due_until_it_is_reviewed() -> None:
    """The duty is continuing: a review can be called before its day."""
    called = ("2008-06-02", EiaReviewCalled(eia=E, reason="the closure hours changed"))
    assert status(programme_of(*steps, called), E, date(2008, 6, 3)) == "review due"
    reviewed = ("2008-06-09", EiaReviewed(eia=E, note="holds for the new hours"))
    assert status(programme_of(*steps, called, reviewed), E, date(2008, 6, 10)) == "published"


def test_a_review_may_lead_to_a_new_assessment() -> None:
    """What does not hold any more is assessed, consulted on and approved again."""
    called = ("2008-06-02", EiaReviewCalled(eia=E, reason="the closure hours changed"))
    again = (
        ("2008-06-09", AssessmentBegun(eia=E)),
        ("2008-06-16", EiaConsulted(eia=E, groups=("custody visitors",), heard="fine")),
        ("2008-06-23", EiaSubmitted(eia=E)),
        ("2008-06-30", EiaApproved(eia=E, approver="Borough Commander")),
    )
    eia = programme_of(*steps, called, *again).eias[E]
    assert (eia.state, eia.published, eia.review_due) == ("approved", None, date(2009, 6, 30))


def test_an_assessment_found_completed_claims_nothing_more() -> None:
    """When, by whom and of what it was completed stays open until it is known."""
    registered = ("../2009-01-27", EiaRegistered(eia=E, title="EIAs completed as part of the restructuring"))
    eia = programme_of(registered).eias[E]
    assert (eia.state, eia.assesses, eia.approver, eia.settled) == ("completed", None, None, None)
    assert (eia.review_due, eia.due_at_latest) == (date(2010, 1, 27), True)


def test_what_a_completed_assessment_had_assessed_may_become_known() -> None:
    """It is attributed once; what is wrong after that is corrected."""
    registered = ("2008-02-18", EiaRegistered(eia=E, title="EIAs completed as part of the restructuring"))
    attributed = EiaAttributed(eia=E, assesses=S)
    programme = programme_of(policy, registered, ("2008-03-03", attributed))
    assert programme.eias[E].assesses == S
    assert refused(programme, attributed, "2008-03-10") == [
        "EIA-001 assesses SOP-001: correct the entry that says so if that is wrong"
    ]


def test_another_lead_may_take_an_assessment_on() -> None:
    """Who carries an assessment out can change."""
    assert (
        programme_of(policy, required, ("2008-02-12", EiaAssigned(eia=E, lead="HR manager"))).eias[E].lead
        == "HR manager"
    )


@pytest.mark.parametrize(
    ("count", "on", "word"),
    [
        (1, date(2008, 2, 10), "missing"),
        (2, date(2008, 2, 11), "not started"),
        (3, date(2008, 2, 18), "in progress"),
        (4, date(2008, 2, 25), "in progress"),
        (5, date(2008, 3, 10), "in progress"),
        (6, date(2008, 3, 17), "awaiting approval"),
        (7, date(2008, 3, 24), "approved"),
        (8, date(2008, 3, 31), "published"),
        (8, date(2009, 2, 21), "published"),
        (8, date(2009, 2, 22), "review due"),
        (8, date(2009, 3, 24), "review due"),
        (8, date(2009, 3, 25), "overdue"),
    ],
)
def test_the_status_is_said_for_an_assessment_and_for_what_it_assesses(
    count: int, on: date, word: str
) -> None:
    """The same words answer for the assessment and for its subject; a month before its review it is due."""
    programme = programme_of(*steps[:count])
    assert status(programme, S, on) == word
    assert count == 1 or status(programme, E, on) == word


def test_the_status_is_unclear_while_a_completed_assessment_is_of_something_unknown() -> None:
    """It may be the one that is asked for, so none is called missing."""
    registered = ("2008-02-18", EiaRegistered(eia=E, title="EIAs completed as part of the restructuring"))
    programme = programme_of(policy, registered)
    assert status(programme, S, date(2008, 2, 19)) == "unclear: may be EIA-001"
    assert status(programme, E, date(2008, 2, 19)) == "completed"


def test_a_document_published_anew_makes_the_review_of_its_assessment_due() -> None:
    """An assessment is reviewed when the change it covers changes."""
    first = published_document("2008-04-07")
    programme = programme_of(*in_order(*steps, *first))
    assert status(programme, E, date(2008, 9, 30)) == "published"
    anew = (
        ("2008-09-01", SopBegun(sop=S, version="2")),
        ("2008-09-08", SopConsulted(sop=S, groups=("custody sergeants",))),
        ("2008-09-15", SopApproved(sop=S, approver="Supt Crime")),
        ("2008-09-22", SopPublished(sop=S, channel="intranet")),
    )
    assert status(programme_of(*in_order(*steps, *first), *anew), E, date(2008, 9, 30)) == "review due"
    reviewed = ("2008-09-29", EiaReviewed(eia=E, note="holds for version 2"))
    assert (
        status(programme_of(*in_order(*steps, *first), *anew, reviewed), E, date(2008, 9, 30)) == "published"
    )


def test_an_approval_given_up_after_the_decision_stays_with_it() -> None:
    """That the decision was informed stays so when the assessment is taken up again later."""
    called = ("2008-06-02", EiaReviewCalled(eia=E, reason="the closure hours changed"))
    again = ("2008-06-09", AssessmentBegun(eia=E))
    before = programme_of(*in_order(*steps, *published_document("2008-07-07"), called, again)[:-1])
    after = programme_of(*in_order(*steps, *published_document("2008-04-07"), called, again))
    assert before.eias[E].settled is None
    assert after.eias[E].settled == when("2008-03-24")


def test_a_finding_names_a_characteristic_of_the_programmes_policy() -> None:
    """Which characteristics are protected depends on the law of the time."""
    programme = programme_of(*steps[:4])
    entry = FindingRecorded(
        finding=F, eia=E, characteristic="gender", effect="adverse", basis="part-time staff"
    )
    assert refused(programme, entry, "2008-03-03") == [
        (
            "“gender” is not a protected characteristic by this programme's policy: choose age, disability, "
            "gender reassignment, marriage and civil partnership, pregnancy and maternity, race, religion or belief, "
            "sex or sexual orientation"
        )
    ]
    six_strands = programme_of(("2008-01-08", ProfileAdopted(profile="uk-police-2009")), *steps[:4])
    assert refused(six_strands, entry, "2008-03-03") == []


def test_a_finding_is_kept_with_its_assessment() -> None:
    """A finding has a reference of its own; its characteristic is kept in small letters."""
    typed = FindingRecorded(
        finding=F, eia=E, characteristic="Religion or Belief", effect="neutral", basis="asked"
    )
    programme = programme_of(*steps[:4], ("2008-03-03", typed))
    assert programme.eias[E].findings == [F]
    assert programme.findings[F].characteristic == "religion or belief"


def test_an_assessment_that_was_not_started_finds_nothing() -> None:
    """A finding comes out of an assessment."""
    (sentence,) = refused(programme_of(policy, required), found[1], "2008-03-03")
    assert sentence == (
        "EIA-001 is required and cannot be given a finding: begin its screening first (eia screen EIA-001), "
        "or begin its full assessment first (eia assess EIA-001)"
    )


def test_an_adverse_effect_is_mitigated_by_someone_by_a_day() -> None:
    """A mitigation is agreed with an owner and a day, and then done."""
    agreed = (
        "2008-03-10",
        MitigationAgreed(finding=F, mitigation="mend the lift", owner="FM", due=date(2008, 6, 1)),
    )
    done = MitigationDone(finding=F)
    programme = programme_of(*steps[:4], found, agreed)
    assert (programme.findings[F].owner, programme.findings[F].due) == ("FM", date(2008, 6, 1))
    programme = programme_of(*steps[:4], found, agreed, ("2008-05-19", done))
    assert programme.findings[F].mitigated == when("2008-05-19")
    assert "is done already, 19 May 2008" in refused(programme, done, "2008-05-26")[0]
    assert "record a new finding" in refused(programme, agreed[1], "2008-05-26")[0]


def test_a_mitigation_that_nobody_agreed_is_not_done() -> None:
    """What was to be done, by whom and by when is said before it is done."""
    assert refused(programme_of(*steps[:4], found), MitigationDone(finding=F), "2008-03-10") == [
        "no mitigation of F-001 was agreed: agree one first (finding mitigate F-001)"
    ]


def test_a_mitigation_due_before_it_is_agreed_is_refused() -> None:
    """A promise is about a day to come."""
    entry = MitigationAgreed(finding=F, mitigation="mend the lift", owner="FM", due=date(2008, 3, 1))
    assert refused(programme_of(*steps[:4], found), entry, "2008-03-10") == [
        "it was due (1 Mar 2008) before it was agreed: give a day on or after 10 Mar 2008"
    ]


def test_only_an_adverse_effect_is_mitigated() -> None:
    """A finding revised to neutral needs no mitigation any more."""
    revised = ("2008-03-10", FindingRevised(finding=F, effect="neutral", basis="the lift works"))
    programme = programme_of(*steps[:4], found, revised)
    entry = MitigationAgreed(finding=F, mitigation="mend the lift", owner="FM", due=date(2008, 6, 1))
    assert refused(programme, entry, "2008-03-17") == [
        "F-001 is neutral: only an adverse effect is mitigated"
    ]


def share(**changes: object) -> EiaProfiled:
    """A line of the baseline profile: 23 per cent of officers are women."""
    fields = {
        "eia": E,
        "population": "officers",
        "characteristic": "sex",
        "group": "female",
        "source": "6.20",
    }
    return EiaProfiled(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_share_may_be_stated_or_counted() -> None:
    """A count with its total says the same as a share."""
    stated = programme_of(policy, required, ("2008-02-12", share(percent=Decimal(23))))
    counted = programme_of(policy, required, ("2008-02-12", share(count=23, total=100)))
    assert stated.eias[E].profile[0].percent == counted.eias[E].profile[0].percent == Decimal(23)


def test_two_sources_that_disagree_are_both_kept() -> None:
    """A figure gives way to a newer one from the same source, never to one from another."""
    programme = programme_of(
        policy,
        required,
        ("2008-02-12", share(percent=Decimal(22))),
        ("2008-02-13", share(percent=Decimal(23))),
        ("2008-02-14", share(percent=Decimal(25), source="HR return")),
    )
    assert [line.percent for line in programme.eias[E].profile] == [Decimal(23), Decimal(25)]


def test_a_share_is_compared_with_a_named_reference_population() -> None:
    """Another reference gives another answer, so it is named; a share of nothing gives none."""
    line = share(percent=Decimal(12), reference="residents, 2001 census", reference_percent=Decimal(48))
    nobody = share(percent=Decimal(12), reference="applicants", reference_percent=Decimal(0))
    profile = programme_of(policy, required, ("2008-02-12", line), ("2008-02-12", nobody)).eias[E].profile
    assert [line.representation for line in profile] == [Decimal("0.25"), None]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "give the share with --percent, or a count with a total of at least 1"),
        ({"count": 0, "total": 0}, "give the share with --percent, or a count with a total of at least 1"),
        ({"count": 23}, "a count says nothing without its total: give both or neither"),
        ({"count": 23, "total": 20}, "23 of 20 is more than all of them: check both figures"),
        (
            {"count": 23, "total": 100, "percent": Decimal(32)},
            "23 of 100 is not 32 %: check the figures, or leave one out",
        ),
        (
            {"percent": Decimal(23), "reference": "residents"},
            "name the reference population and the group's share in it, both or neither",
        ),
    ],
)
def test_a_share_that_cannot_be_is_refused(fields: dict[str, object], sentence: str) -> None:
    """A share says of how many it is one, and its figures agree."""
    assert refused(programme_of(policy, required), share(**fields), "2008-02-12") == [sentence]


def counted(group: str, selected: int, total: int, *, adverse: bool = False) -> Counted:
    """How many of a group were given the posting they wished for."""
    return Counted("posting of first choice", "sex", group, selected, total, adverse, when("2008-03-03"))


@pytest.mark.parametrize(("fewer", "more", "p"), [((2, 10), (5, 20), 1.000), ((40, 100), (100, 200), 0.1115)])
def test_four_fifths_is_not_below_four_fifths(
    fewer: tuple[int, int], more: tuple[int, int], p: float
) -> None:
    """A ratio of exactly 0.80 is not flagged, and chance is reckoned as Fisher's exact test does."""
    (impact,) = impacts([counted("women", *fewer), counted("men", *more)])
    assert (impact.ratio, impact.flagged, impact.favoured.group) == (Fraction(4, 5), False, "men")
    assert impact.p == pytest.approx(p, abs=0.00005)


def test_a_ratio_below_four_fifths_is_flagged_with_its_sample() -> None:
    """Every group is compared with the most favoured one, and a small sample says that it is small."""
    first, second = impacts([counted("women", 3, 10), counted("men", 50, 100), counted("not stated", 12, 60)])
    assert (first.counted.group, first.ratio, first.flagged, first.small) == (
        "women",
        Fraction(3, 5),
        True,
        True,
    )
    assert (second.counted.group, second.ratio, second.small) == ("not stated", Fraction(2, 5), False)


def test_a_group_of_less_than_two_per_cent_is_a_small_sample() -> None:
    """A group that is hardly in the pool says little, however many they are."""
    (impact,) = impacts([counted("women", 10, 40), counted("men", 1500, 3000)])
    assert impact.small


def test_an_adverse_selection_is_compared_by_who_was_spared() -> None:
    """When being selected is the harm the favourable rate is that of the others."""
    (impact,) = impacts([counted("women", 40, 100, adverse=True), counted("men", 20, 100, adverse=True)])
    assert (impact.counted.group, impact.ratio) == ("women", Fraction(60, 80))


def test_selections_are_compared_each_for_itself() -> None:
    """The groups of one characteristic are no measure for those of another."""
    young = Counted(
        "posting of first choice", "age", "under 30", 1, 100, adverse=False, on=when("2008-03-03")
    )
    assert list(impacts([counted("men", 50, 100), young])) == []


def test_nobody_selected_gives_no_ratio() -> None:
    """There is no most favoured group when no group fared well, and none of nobody either."""
    (impact,) = impacts([counted("women", 0, 10), counted("men", 0, 20)])
    assert (impact.ratio, impact.flagged, impact.p) == (None, False, 1.0)
    (empty,) = impacts([counted("women", 0, 0), counted("men", 5, 20)])
    assert (empty.ratio, empty.small) == (Fraction(0), True)


groups = st.integers(0, 60).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@given(groups, groups)
def test_chance_is_a_probability_that_does_not_depend_on_the_order(
    one: tuple[int, int], two: tuple[int, int]
) -> None:
    """Whichever group is named first, the probability is the same and no more than one."""
    assert 0 <= chance(*one, *two) <= 1
    assert chance(*one, *two) == chance(*two, *one)


def test_large_samples_agree_with_the_exact_test() -> None:
    """Above 2,000 people the normal approximation takes the place of exact arithmetic and says nearly the same."""
    assert chance(299, 900, 400, 1100) == pytest.approx(chance(300, 901, 400, 1100), abs=0.03)
    assert chance(0, 3000, 0, 3000) == 1.0


def count_of(group: str, selected: int, total: int, **changes: object) -> EiaCounted:
    """An entry that counts how many of a group were given the posting they wished for."""
    fields = {"eia": E, "selection": "posting of first choice", "characteristic": "sex"}
    return EiaCounted(**{**fields, "group": group, "selected": selected, "total": total, **changes})  # type: ignore[arg-type]


def test_a_new_count_takes_the_place_of_the_old_one() -> None:
    """A group of a selection has one count, the latest."""
    programme = programme_of(
        policy,
        required,
        ("2008-02-12", count_of("women", 4, 10)),
        ("2008-02-12", count_of("men", 9, 20)),
        ("2008-02-19", count_of("women", 5, 10)),
    )
    assert [(c.group, c.selected) for c in programme.eias[E].counts] == [("men", 9), ("women", 5)]


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (count_of("women", 0, 0), "a group of nobody has no rate: leave the group out, or give its total"),
        (count_of("women", 11, 10), "11 of 10 is more than all of them: check both figures"),
        (
            count_of("women", 1, 10, being_selected="adverse"),
            "“posting of first choice” was counted the other way round: say the same of being selected for every group",
        ),
    ],
)
def test_a_count_that_cannot_be_is_refused(entry: Entry, sentence: str) -> None:
    """A count is of somebody, no more than all of them, and counts the same thing for every group."""
    programme = programme_of(policy, required, ("2008-02-12", count_of("men", 9, 20)))
    assert refused(programme, entry, "2008-02-13") == [sentence]


def test_a_document_found_published_was_decided_by_then() -> None:
    """What was in force when the register began took effect by that day."""
    registered = ("../2008-02-01", SopRegistered(sop=S, title="False reporting", state="published"))
    assert programme_of(registered).sops[S].first_published == when("../2008-02-01")
