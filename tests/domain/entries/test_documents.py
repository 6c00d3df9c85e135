"""Controlled documents: absent, in hand, in force, reviewed and out of use."""

from datetime import date
from typing import Literal

import pytest

from domain.entries.documents.ending import SopSuperseded, SopWithdrawn
from domain.entries.documents.register import SopAssigned, SopDrafted, SopLinked, SopRegistered, SopRequired
from domain.entries.documents.versions import (
    SopApproved,
    SopBegun,
    SopConsulted,
    SopPublished,
    SopRemarked,
    SopReturned,
    SopReviewed,
)
from domain.entries.entry import Entry
from domain.entries.policy import ProfileAdopted
from domain.entries.processes.register import ProcessDefined
from programme.foundation.refusal import Refused
from programme.recording.compose import compose
from tests.given import programme_of, refused

S = "SOP-001"
drafted = ("2008-03-03", SopDrafted(sop=S, title="Bail management", authors=("Insp Rees",)))
consulted = ("2008-03-17", SopConsulted(sop=S, groups=("custody sergeants",)))
approved = ("2008-04-07", SopApproved(sop=S, approver="Supt Crime"))
published = ("2008-04-14", SopPublished(sop=S, channel="intranet"))
in_force = (drafted, consulted, approved, published)


def test_a_required_document_is_absent() -> None:
    """A document that is needed and does not exist is a thing of the register with a state of its own."""
    programme = programme_of(
        ("2008-03-03", SopRequired(sop=S, title="Intelligence interviews", reason="none exists"))
    )
    assert programme.sops[S].state == "absent"
    assert programme.sops[S].reason == "none exists"


def test_an_absent_document_is_drafted_under_its_own_reference() -> None:
    """Filling a gap keeps the reference by which the gap was known."""
    programme = programme_of(
        ("2008-03-03", SopRequired(sop=S, title="Intelligence interviews", reason="none exists")),
        ("2008-05-01", SopBegun(sop=S, version="1")),
    )
    assert programme.sops[S].state == "draft"
    assert programme.sops[S].draft.version == "1"


def test_a_document_goes_from_draft_through_consultation_and_approval_to_publication() -> None:
    """Each step is a fact of its own and the state follows it."""
    states = [programme_of(*in_force[:count]).sops[S].state for count in range(1, 5)]
    assert states == ["draft", "in consultation", "approved", "published"]


@pytest.mark.parametrize(
    ("before", "entry", "mend"),
    [
        (
            in_force[:1],
            SopPublished(sop=S, channel="intranet"),
            "is in draft and cannot be",
        ),
        (
            in_force[:2],
            SopPublished(sop=S, channel="intranet"),
            "in consultation and cannot be published: approve it first",
        ),
        (
            in_force[:1],
            SopApproved(sop=S, approver="Supt Crime"),
            "is in draft and cannot be",
        ),
        (
            in_force[:3],
            SopApproved(sop=S, approver="Supt Crime"),
            "is approved already: publish it (sop publish SOP-001)",
        ),
        (
            in_force,
            SopApproved(sop=S, approver="Supt Crime"),
            "is published and cannot be approved: begin a draft first",
        ),
        (in_force[:2], SopConsulted(sop=S, groups=("PCs",)), "is in consultation already: approve it"),
    ],
)
def test_a_step_before_its_turn_is_refused_with_the_step_that_comes_first(
    before: tuple[tuple[str, Entry], ...], entry: Entry, mend: str
) -> None:
    """A document is published only after approval, and approved only after consultation."""
    (sentence,) = refused(programme_of(*before), entry, "2008-05-01")
    assert mend in sentence


def test_the_sole_author_does_not_approve() -> None:
    """A document is approved by someone other than the one person who wrote it, however the name is capitalised."""
    programme = programme_of(drafted, consulted)
    assert refused(programme, SopApproved(sop=S, approver="insp rees"), "2008-04-07") == [
        "insp rees is the sole author of SOP-001: someone else approves it"
    ]


def test_one_of_two_authors_may_approve() -> None:
    """An author who did not write alone has had someone else's look already."""
    two = SopDrafted(sop=S, title="Bail management", authors=("Insp Rees", "Sgt Hale"))
    programme = programme_of(("2008-03-03", two), consulted)
    assert refused(programme, SopApproved(sop=S, approver="Insp Rees"), "2008-04-07") == []


def test_a_document_is_due_for_review_calendar_months_after_publication() -> None:
    """Without a date of its own the document takes the policy's months, counted by the calendar."""
    assert programme_of(*in_force).sops[S].edition.review_due == date(2009, 4, 14)


def test_the_review_period_is_the_programmes_policy() -> None:
    """The force of 2009 reviewed its procedures every three years."""
    adopted = ("2008-01-08", ProfileAdopted(profile="uk-police-2009"))
    assert programme_of(adopted, *in_force).sops[S].edition.review_due == date(2011, 4, 14)


def test_a_change_of_policy_leaves_the_review_date_of_a_published_document_alone() -> None:
    """The review date stands in the document itself, which a later policy does not rewrite."""
    adopted = ("2008-06-01", ProfileAdopted(profile="uk-police-2009"))
    assert programme_of(*in_force, adopted).sops[S].edition.review_due == date(2009, 4, 14)


def test_a_review_date_may_be_given() -> None:
    """A document that is to be looked at sooner says when."""
    sooner = ("2008-04-14", SopPublished(sop=S, channel="intranet", review_due=date(2008, 7, 1)))
    assert programme_of(drafted, consulted, approved, sooner).sops[S].edition.review_due == date(2008, 7, 1)


def test_a_review_before_the_publication_is_refused() -> None:
    """The next review comes after the document is in force."""
    entry = SopPublished(sop=S, channel="intranet", review_due=date(2008, 4, 14))
    (sentence,) = refused(programme_of(drafted, consulted, approved), entry, "2008-04-14")
    assert sentence == "the next review (14 Apr 2008) comes after 14 Apr 2008: give a later day"


def test_a_review_that_confirms_a_document_sets_the_next_one() -> None:
    """A document re-confirmed is due again a period after that."""
    programme = programme_of(*in_force, ("2009-02-28", SopReviewed(sop=S, note="no change")))
    assert programme.sops[S].edition.review_due == date(2010, 2, 28)


def test_a_document_that_is_not_published_is_not_reviewed() -> None:
    """There is nothing to confirm before staff can follow it."""
    assert refused(programme_of(drafted), SopReviewed(sop=S, note="fine"), "2008-03-10") == [
        "SOP-001 is in draft and cannot be reviewed: put it in consultation first (sop consult SOP-001)"
    ]


def test_a_published_document_stays_published_while_its_next_version_is_in_hand() -> None:
    """Staff follow the version in force until the next one is published."""
    programme = programme_of(*in_force, ("2008-09-01", SopBegun(sop=S, version="1.1")))
    sop = programme.sops[S]
    assert (sop.state, sop.edition.version, sop.draft.version, sop.draft.state) == (
        "published",
        "1",
        "1.1",
        "draft",
    )


def test_the_next_version_takes_the_place_of_the_one_in_force() -> None:
    """One version of a document is in force at a time."""
    programme = programme_of(
        *in_force,
        ("2008-09-01", SopBegun(sop=S, version="1.1")),
        ("2008-09-08", SopConsulted(sop=S, groups=("custody sergeants",))),
        ("2008-09-15", SopApproved(sop=S, approver="Supt Crime")),
        ("2008-09-22", SopPublished(sop=S, channel="intranet")),
    )
    sop = programme.sops[S]
    assert (sop.edition.version, sop.edition.approver, sop.draft) == ("1.1", "Supt Crime", None)
    assert sop.first_published.edtf == "2008-04-14"
    assert sop.edition.published.edtf == "2008-09-22"


@pytest.mark.parametrize("version", ["1", "1.0", "0.9"])
def test_a_version_number_that_does_not_rise_is_refused(version: str) -> None:
    """Two versions in force could otherwise not be told apart."""
    (sentence,) = refused(programme_of(*in_force), SopBegun(sop=S, version=version), "2008-09-01")
    assert sentence == "version 1 of SOP-001 is in force: give the new version a higher number"


def test_version_numbers_are_compared_as_numbers() -> None:
    """Version 1.10 follows version 1.9."""
    found = SopRegistered(sop=S, title="False reporting", state="published", version="1.9")
    assert refused(programme_of(("2008-02-01", found)), SopBegun(sop=S, version="1.10"), "2008-03-01") == []


def test_a_version_that_is_no_number_is_refused() -> None:
    """A version reads like 1, 1.1 or 2."""
    with pytest.raises(Refused, match=r"“final” is not a version number: write 1, 1.1 or 2"):
        compose(SopBegun, {"sop": S, "version": "final"}, date(2008, 3, 1))


def test_a_second_draft_beside_the_first_is_refused() -> None:
    """One version is in hand at a time."""
    (sentence,) = refused(programme_of(drafted), SopBegun(sop=S, version="2"), "2008-03-10")
    assert sentence.startswith("SOP-001 is in draft already: put it in consultation")


def test_an_approved_version_may_be_sent_back_to_draft() -> None:
    """What is found wanting before publication goes through consultation and approval again."""
    programme = programme_of(*in_force[:3], ("2008-04-10", SopReturned(sop=S, reason="the form changed")))
    assert programme.sops[S].state == "draft"
    assert programme.sops[S].draft.approver is None


def test_a_document_found_published_claims_no_approval() -> None:
    """What the register finds in force it takes as found: no approver, and dates at the latest."""
    found = SopRegistered(sop=S, title="Asset Management Plan", kind="plan", state="published")
    sop = programme_of(("../2009-01-27", found)).sops[S]
    assert (sop.state, sop.edition.approver, sop.edition.version) == ("published", None, None)
    assert (sop.edition.review_due, sop.edition.due_at_latest) == (date(2010, 1, 27), True)


@pytest.mark.parametrize("state", ["draft", "in consultation"])
def test_a_document_found_in_hand_goes_on_from_there(state: Literal["draft", "in consultation"]) -> None:
    """A document found in draft or in consultation is in that state and was begun earlier than it was found."""
    sop = programme_of(("2009-01-27", SopRegistered(sop=S, title="Q Car deployment", state=state))).sops[S]
    assert (sop.state, sop.draft.found) == (state, True)


def test_a_document_found_without_a_version_is_published_only_with_one() -> None:
    """A version in force has a number."""
    programme = programme_of(
        ("2008-02-01", SopRegistered(sop=S, title="Q Car deployment", state="in consultation")),
        ("2008-02-08", SopApproved(sop=S, approver="Supt Crime")),
    )
    assert refused(programme, SopPublished(sop=S, channel="intranet"), "2008-02-15") == [
        "the version of SOP-001 is not known: give it with --version"
    ]
    assert refused(programme, SopPublished(sop=S, channel="intranet", version="1"), "2008-02-15") == []


def test_a_draft_found_has_no_channel() -> None:
    """Only what is published is published somewhere."""
    found = SopRegistered(sop=S, title="Q Car deployment", state="draft", channel="intranet")
    assert refused(programme_of(), found, "2008-02-01") == [
        "a document in draft has no channel and no review date yet: leave them out"
    ]


@pytest.mark.parametrize(
    "cleared", [SopReviewed(sop=S, note="enhanced in place"), SopPublished(sop=S, channel="intranet")]
)
def test_what_a_document_needs_is_cleared_by_a_review_or_a_new_version(cleared: Entry) -> None:
    """A remark on a published document stands until someone has dealt with it."""
    remarked = ("2008-06-02", SopRemarked(sop=S, needs="enhancement"))
    assert programme_of(*in_force, remarked).sops[S].needs == "enhancement"
    steps = (
        ("2008-09-01", SopBegun(sop=S, version="2")),
        ("2008-09-08", SopConsulted(sop=S, groups=("PCs",))),
        ("2008-09-15", SopApproved(sop=S, approver="Supt Crime")),
    )
    assert programme_of(*in_force, remarked, *steps).sops[S].needs == "enhancement"
    assert programme_of(*in_force, remarked, *steps, ("2008-09-22", cleared)).sops[S].needs is None


def test_an_absent_document_is_not_remarked_on() -> None:
    """What does not exist needs to be written, not enhanced."""
    programme = programme_of(("2008-03-03", SopRequired(sop=S, title="Interviews", reason="none")))
    assert refused(programme, SopRemarked(sop=S, needs="enhancement"), "2008-03-10") == [
        "SOP-001 is absent and cannot be remarked on: begin a draft first (sop begin SOP-001)"
    ]


def test_a_document_gives_way_only_to_one_that_staff_can_follow() -> None:
    """A published document is superseded by a published one, never by a draft or by itself."""
    other = ("2008-05-01", SopDrafted(sop="SOP-002", title="Bail and custody"))
    programme = programme_of(*in_force, other)
    assert refused(programme, SopSuperseded(sop=S, successor="SOP-002"), "2008-06-01") == [
        (
            "SOP-002 is in draft and cannot be put in the place of another: "
            "put it in consultation first (sop consult SOP-002)"
        )
    ]
    assert refused(programme, SopSuperseded(sop=S, successor=S), "2008-06-01") == [
        "SOP-001 cannot supersede itself: publish its next version instead (sop begin SOP-001)"
    ]


def test_a_superseded_document_names_its_successor_and_takes_no_further_step() -> None:
    """A superseded document is out of use for good."""
    found = ("2008-05-01", SopRegistered(sop="SOP-002", title="Bail and custody", state="published"))
    programme = programme_of(*in_force, found, ("2008-06-01", SopSuperseded(sop=S, successor="SOP-002")))
    assert (programme.sops[S].state, programme.sops[S].successor) == ("superseded", "SOP-002")
    for entry in (
        SopBegun(sop=S, version="2"),
        SopAssigned(sop=S, owner="Supt North"),
        SopWithdrawn(sop=S, reason="again"),
        SopReviewed(sop=S, note="no change"),
    ):
        assert "SOP-001 is superseded" in refused(programme, entry, "2008-07-01")[0]


def test_a_document_needed_no_longer_is_withdrawn_in_any_state() -> None:
    """Also an absent document can turn out not to be needed."""
    required = ("2008-03-03", SopRequired(sop=S, title="Interviews", reason="none exists"))
    withdrawn = ("2008-04-01", SopWithdrawn(sop=S, reason="covered by force policy"))
    assert programme_of(required, withdrawn).sops[S].state == "withdrawn"
    assert (
        programme_of(*in_force, ("2008-05-01", SopWithdrawn(sop=S, reason="unused"))).sops[S].state
        == "withdrawn"
    )


def test_giving_up_a_draft_leaves_the_version_in_force() -> None:
    """Only the version in hand is given up when that is what is said."""
    begun = ("2008-09-01", SopBegun(sop=S, version="2"))
    gone = SopWithdrawn(sop=S, reason="not needed after all", what="draft")
    sop = programme_of(*in_force, begun, ("2008-10-01", gone)).sops[S]
    assert (sop.state, sop.draft, sop.edition.version) == ("published", None, "1")
    assert refused(programme_of(*in_force), gone, "2008-10-01") == [
        "SOP-001 has no draft to give up: withdraw the document, or leave it"
    ]


def test_a_document_gets_another_owner_and_its_place_in_the_change() -> None:
    """Who answers for a document and what it serves can be said later."""
    programme = programme_of(
        ("2008-01-14", ProcessDefined(process="BP-001", name="Custody")),
        drafted,
        ("2008-03-04", SopAssigned(sop=S, owner="Supt Crime")),
        ("2008-03-05", SopLinked(sop=S, process="BP-001")),
    )
    assert (programme.sops[S].owner, programme.sops[S].process) == ("Supt Crime", "BP-001")
    assert refused(programme, SopLinked(sop=S), "2008-03-06") == [
        "nothing would change: give a process, a process change or a phase"
    ]
