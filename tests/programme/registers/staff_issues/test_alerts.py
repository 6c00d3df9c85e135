"""Alerts about the staff issues log: unkept, unacknowledged, silent."""

from datetime import date

import pytest

from domain.entries.entry import Entry
from domain.entries.policy import SettingChanged
from domain.entries.programme import RegisterReviewed
from domain.entries.staff_issues import (
    StaffIssueAcknowledged,
    StaffIssueClosed,
    StaffIssueRaised,
    StaffIssueReferred,
    StaffIssueResolved,
    StaffIssueUpdated,
)
from programme.registers.alert import Alert
from programme.registers.staff_issues.alerts import RULES
from tests.given import programme_of

Fact = tuple[str, Entry]

SI = "SI-001"
issue = StaffIssueRaised(
    staff_issue=SI,
    theme="workload",
    summary="Minimum staffing is counted differently in every unit",
    raised_by="constables of the response teams",
    channel="focus group",
)
raised = ("2008-02-04", issue)
acknowledged = ("2008-02-07", StaffIssueAcknowledged(staff_issue=SI, owner="HR manager"))
resolved = ("2008-02-20", StaffIssueResolved(staff_issue=SI, answer="one count from March on"))
closed = ("2008-02-21", StaffIssueClosed(staff_issue=SI))


def alerts(on: date, *facts: Fact) -> list[Alert]:
    """The alerts about the staff issues log that are true on a day."""
    programme = programme_of(*facts)
    return [alert for rule in RULES for alert in rule(programme, on)]


def about_the_issue(on: date, *facts: Fact) -> list[tuple[str, date]]:
    """The rules that name the issue itself, with since when."""
    return [(alert.rule, alert.since) for alert in alerts(on, *facts) if alert.subject == SI]


def about_the_log(on: date, *facts: Fact) -> list[tuple[str, str, date]]:
    """The rules that name the log as a whole, with severity and since when."""
    return [(a.rule, a.severity, a.since) for a in alerts(on, *facts) if a.subject == "staff issues log"]


def test_an_issue_is_acknowledged_within_seven_days() -> None:
    """On the eighth day it asks for attention, until it is acknowledged."""
    assert about_the_issue(date(2008, 2, 11), raised) == []
    assert about_the_issue(date(2008, 2, 12), raised) == [("staff-issue.unacknowledged", date(2008, 2, 12))]
    assert about_the_issue(date(2008, 2, 12), raised, acknowledged) == []


def test_an_issue_raised_some_time_in_a_month_is_late_at_the_latest_since() -> None:
    """What is known only to the month is held against nobody before it is certain."""
    programme = ("2008-02", issue)
    assert about_the_issue(date(2008, 3, 7), programme) == []
    (alert,) = alerts(date(2008, 3, 8), programme)
    assert (alert.since, alert.at_latest) == (date(2008, 3, 8), True)


def test_an_issue_under_action_is_heard_of_every_thirty_days() -> None:
    """Any entry about it counts; then the days begin anew."""
    assert about_the_issue(date(2008, 3, 8), raised, acknowledged) == []
    assert about_the_issue(date(2008, 3, 9), raised, acknowledged) == [
        ("staff-issue.silent", date(2008, 3, 9))
    ]
    updated = ("2008-03-09", StaffIssueUpdated(staff_issue=SI, note="one count is being drafted"))
    assert about_the_issue(date(2008, 3, 9), raised, acknowledged, updated) == []
    assert about_the_issue(date(2008, 4, 9), raised, acknowledged, updated) == [
        ("staff-issue.silent", date(2008, 4, 9))
    ]


def test_a_referral_does_not_end_the_silence() -> None:
    """Those who raised it still wait, whoever owes the answer; the sentence says who."""
    referred = ("2008-02-08", StaffIssueReferred(staff_issue=SI, referred_to="force HR", reason="not ours"))
    (silent,) = (a for a in alerts(date(2008, 3, 11), raised, acknowledged, referred) if a.subject == SI)
    assert (silent.rule, silent.since) == ("staff-issue.silent", date(2008, 3, 10))
    assert "is referred to force HR: nothing was heard of it for 32 days, since 8 Feb 2008" in silent.sentence


@pytest.mark.parametrize("ended", [(resolved,), (resolved, closed)])
def test_an_answered_issue_is_no_alert(ended: tuple[Fact, ...]) -> None:
    """Nothing more is owed to those who raised it."""
    assert about_the_issue(date(2009, 1, 27), raised, *ended) == []


def test_an_unacknowledged_issue_is_one_alert_not_two() -> None:
    """That nobody was heard says already that nothing was heard since."""
    assert [rule for rule, _ in about_the_issue(date(2008, 6, 1), raised)] == ["staff-issue.unacknowledged"]


def test_the_cadences_are_policy() -> None:
    """A programme may promise to answer sooner."""
    sooner = (
        "2008-01-08",
        SettingChanged(setting="acknowledge_days", value=2, reason="promised at the conference"),
    )
    assert about_the_issue(date(2008, 2, 7), sooner, raised) == [
        ("staff-issue.unacknowledged", date(2008, 2, 7))
    ]


def test_the_log_is_stale_after_thirty_days_and_abandoned_after_ninety() -> None:
    """A log in which nothing was recorded is not looked at, whatever its issues say."""
    facts = (raised, resolved, closed)
    assert about_the_log(date(2008, 3, 21), *facts) == []
    assert about_the_log(date(2008, 3, 22), *facts) == [("staff-issue.stale", "attend", date(2008, 3, 22))]
    assert about_the_log(date(2008, 5, 21), *facts) == [
        ("staff-issue.abandoned", "act now", date(2008, 5, 21))
    ]


def test_what_an_inspection_finds_does_not_keep_the_log() -> None:
    """The log last kept in late 2007 is abandoned in January 2009 although inspectors' findings stand in it."""
    kept = ("2008-01-10", RegisterReviewed(kept="staff-issue", note="last entry before the silence"))
    by_inspection = StaffIssueRaised(
        staff_issue="SI-002",
        theme="trust",
        summary="Inspectors do not feel trusted",
        raised_by="inspectors",
        channel="inspection",
    )
    found = about_the_log(date(2009, 1, 27), kept, ("2009-01-27", by_inspection))
    assert found == [("staff-issue.abandoned", "act now", date(2008, 4, 9))]


def test_a_programme_that_keeps_no_log_yet_is_not_told_that_it_is_stale() -> None:
    """There is no silence before the first word."""
    assert alerts(date(2008, 12, 1)) == []
