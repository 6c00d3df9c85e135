"""Alerts about controlled documents: absent, stale in draft, due for review, in need of something."""

from datetime import date

import pytest

from domain.entries.documents.ending import SopSuperseded, SopWithdrawn
from domain.entries.documents.register import SopDrafted, SopRegistered, SopRequired
from domain.entries.documents.versions import (
    SopApproved,
    SopBegun,
    SopConsulted,
    SopPublished,
    SopRemarked,
    SopReviewed,
)
from domain.entries.entry import Entry
from domain.entries.policy import SettingChanged
from programme.registers.alert import Alert
from programme.registers.documents.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]

S = "SOP-001"
drafted = ("2008-03-03", SopDrafted(sop=S, title="Bail management"))
consulted = ("2008-03-17", SopConsulted(sop=S, groups=("custody sergeants",)))
approved = ("2008-04-07", SopApproved(sop=S, approver="Supt Crime"))
published = ("2008-04-14", SopPublished(sop=S, channel="intranet"))
in_force = (drafted, consulted, approved, published)


def alerts(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about documents that are true on a day."""
    programme = programme_of(*facts)
    return [alert for rule in RULES for alert in rule(programme, on)]


def test_an_absent_document_is_an_alert_until_its_draft_is_begun() -> None:
    """A document that is needed and does not exist asks for attention since the day that was found."""
    required = ("2008-03-03", SopRequired(sop=S, title="Intelligence interviews", reason="none exists"))
    (alert,) = alerts(date(2008, 3, 10), required)
    assert (alert.rule, alert.severity, alert.since) == ("sop.absent", "attend", date(2008, 3, 3))
    assert alert.sentence == "SOP-001 “Intelligence interviews” (SOP) is not yet written"
    assert alerts(date(2008, 3, 10), required, ("2008-03-04", SopBegun(sop=S, version="1"))) == []


def test_an_absent_document_that_is_needed_no_longer_is_no_alert() -> None:
    """Withdrawing the need withdraws the alert."""
    required = ("2008-03-03", SopRequired(sop=S, title="Intelligence interviews", reason="none exists"))
    assert alerts(date(2008, 3, 10), required, ("2008-03-05", SopWithdrawn(sop=S, reason="covered"))) == []


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_version_is_stale_when_it_is_not_published_after_ninety_days(count: int) -> None:
    """Also a version in consultation or approved is of no use to staff: only publication ends the count."""
    assert alerts(date(2008, 6, 1), *in_force[:count]) == []
    (alert,) = alerts(date(2008, 6, 2), *in_force[:count])
    assert (alert.rule, alert.severity, alert.since) == ("sop.draft-stale", "attend", date(2008, 6, 2))
    assert alerts(date(2008, 6, 2), *in_force) == []


def test_the_days_until_a_draft_is_stale_are_policy() -> None:
    """A programme may ask for drafts to be finished sooner."""
    sooner = ("2008-01-08", SettingChanged(setting="draft_stale_days", value=30, reason="interim phase"))
    (alert,) = alerts(date(2008, 4, 3), sooner, drafted)
    assert alert.since == date(2008, 4, 3)


def test_a_draft_found_by_an_imprecise_date_is_stale_at_the_latest_since() -> None:
    """Whoever found a draft does not know since when it was one."""
    found = ("2008-03~", SopRegistered(sop=S, title="Q Car deployment", state="draft"))
    (alert,) = alerts(date(2008, 7, 1), found)
    assert (alert.since, alert.at_latest) == (date(2008, 6, 30), True)
    assert "found about Mar 2008" in alert.sentence


def test_a_review_is_announced_thirty_days_ahead_and_overdue_after_its_day() -> None:
    """Before the day it is a note, from the day after it asks for attention."""
    assert alerts(date(2009, 3, 14), *in_force) == []
    (ahead,) = alerts(date(2009, 3, 15), *in_force)
    assert (ahead.rule, ahead.severity, ahead.since) == ("sop.review-due", "note", date(2009, 3, 15))
    (on_the_day,) = alerts(date(2009, 4, 14), *in_force)
    assert on_the_day.rule == "sop.review-due"
    (after,) = alerts(date(2009, 4, 15), *in_force)
    assert (after.rule, after.severity, after.since) == ("sop.review-overdue", "attend", date(2009, 4, 15))
    assert "due for review by 14 Apr 2009" in after.sentence


def test_a_review_that_confirms_the_document_clears_its_alert() -> None:
    """The next review is a year away."""
    assert alerts(date(2009, 4, 20), *in_force, ("2009-04-20", SopReviewed(sop=S, note="no change"))) == []


def test_a_review_reckoned_from_an_unknown_day_is_due_at_the_latest() -> None:
    """A document found published was published some day before."""
    found = (
        "../2009-01-27",
        SopRegistered(sop=S, title="Asset Management Plan", kind="plan", state="published"),
    )
    (alert,) = alerts(date(2010, 1, 28), found)
    assert (alert.since, alert.at_latest) == (date(2010, 1, 28), True)
    assert "by 27 Jan 2010 at the latest" in alert.sentence


def test_a_published_document_that_needs_something_is_noted() -> None:
    """The note says what it needs in the words of the remark."""
    (alert,) = alerts(date(2008, 7, 1), *in_force, ("2008-06-02", SopRemarked(sop=S, needs="enhancement")))
    assert (alert.rule, alert.severity, alert.since) == ("sop.needs", "note", date(2008, 6, 2))
    assert alert.sentence == "SOP-001 “Bail management” is published but needs enhancement"


def test_a_document_out_of_use_is_no_alert() -> None:
    """Nobody reviews or enhances what was superseded."""
    successor = ("2008-05-01", SopRegistered(sop="SOP-002", title="Bail and custody", state="published"))
    remarked = ("2008-06-02", SopRemarked(sop=S, needs="enhancement"))
    superseded = ("2008-06-03", SopSuperseded(sop=S, successor="SOP-002"))
    found = alerts(date(2009, 4, 20), *in_force, successor, remarked, superseded)
    assert {alert.subject for alert in found} == {"SOP-002"}
