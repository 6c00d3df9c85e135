"""The staff issues log: from what a group raised to the answer it was given."""

import pytest

from domain.entries.entry import Entry
from domain.entries.programme import RegisterReviewed
from domain.entries.staff_issues import (
    Channel,
    StaffIssueAcknowledged,
    StaffIssueClosed,
    StaffIssueRaised,
    StaffIssueReferred,
    StaffIssueReopened,
    StaffIssueResolved,
    StaffIssueUpdated,
)
from tests.given import programme_of, refused

SI = "SI-001"


def raised_through(channel: Channel) -> StaffIssueRaised:
    """An issue that came in through a channel."""
    return StaffIssueRaised(
        staff_issue=SI,
        theme="role clarity",
        summary="Role profiles were not amended after the move",
        raised_by="inspectors, focus group",
        channel=channel,
    )


raised = ("2008-02-04", raised_through("focus group"))
acknowledged = ("2008-02-07", StaffIssueAcknowledged(staff_issue=SI, owner="HR manager"))
updated = ("2008-02-20", StaffIssueUpdated(staff_issue=SI, note="profiles are being rewritten"))
resolved = ("2008-03-10", StaffIssueResolved(staff_issue=SI, answer="the new profiles are on the intranet"))
closed = ("2008-03-20", StaffIssueClosed(staff_issue=SI))
referred = (
    "2008-02-11",
    StaffIssueReferred(staff_issue=SI, referred_to="force HR", reason="grades are theirs"),
)


def test_an_issue_goes_from_raised_to_closed() -> None:
    """Each step is a fact of its own and the state follows it."""
    steps = (raised, acknowledged, updated, resolved, closed)
    states = [programme_of(*steps[:count]).staff_issues[SI].state for count in range(1, 6)]
    assert states == ["raised", "acknowledged", "under action", "resolved", "closed"]


def test_an_issue_is_kept_by_the_group_that_raised_it() -> None:
    """The log names groups and channels, because the names of people are personal data."""
    issue = programme_of(raised).staff_issues[SI]
    assert (issue.raised_by, issue.channel) == ("inspectors, focus group", "focus group")
    assert "personal data" in str(StaffIssueRaised.__doc__)


def test_an_issue_is_not_closed_without_an_answer() -> None:
    """Closing asks for an answer to those who raised it; also a referral is none."""
    for before in ((raised,), (raised, acknowledged), (raised, acknowledged, updated), (raised, referred)):
        (sentence,) = refused(programme_of(*before), StaffIssueClosed(staff_issue=SI), "2008-04-01")
        assert sentence.endswith(
            "and cannot be closed: give its answer first (staff-issue resolve SI-001), or, if it happened all the "
            "same, say who found that (--reported-by)"
        )


def test_an_issue_is_acknowledged_once() -> None:
    """A second acknowledgement would hide how long the first one took."""
    (sentence,) = refused(programme_of(raised, acknowledged), acknowledged[1], "2008-02-12")
    assert sentence == "SI-001 was acknowledged already, 7 Feb 2008: record an update instead"


def test_action_on_an_issue_that_nobody_acknowledged_is_refused() -> None:
    """Those who raised it hear first that they were heard."""
    assert refused(programme_of(raised), updated[1], "2008-02-20") == [
        "SI-001 is raised and cannot be updated: acknowledge it first (staff-issue acknowledge SI-001)"
    ]


def test_an_answer_acknowledges_too() -> None:
    """Whoever has the answer knows that they were heard."""
    issue = programme_of(raised, resolved).staff_issues[SI]
    assert (issue.state, issue.acknowledged.edtf, issue.answered.edtf) == (
        "resolved",
        "2008-03-10",
        "2008-03-10",
    )


@pytest.mark.parametrize("done", [(resolved,), (resolved, closed)])
@pytest.mark.parametrize("entry", [updated[1], resolved[1], referred[1]])
def test_an_answered_issue_takes_no_step_before_it_is_reopened(
    done: tuple[tuple[str, Entry], ...], entry: Entry
) -> None:
    """What was answered is taken up again openly, with a reason."""
    (sentence,) = refused(programme_of(raised, acknowledged, *done), entry, "2008-04-01")
    assert "reopen it" in sentence or "is resolved already: close it" in sentence


def test_a_closed_issue_is_not_closed_again() -> None:
    """There is nothing to close twice."""
    assert refused(programme_of(raised, resolved, closed), closed[1], "2008-04-01") == [
        "SI-001 is closed already: reopen it (staff-issue reopen SI-001), or leave it as it is"
    ]


def test_a_referred_issue_still_waits_for_its_answer() -> None:
    """A referral says who owes the answer; the answer resolves the issue."""
    programme = programme_of(raised, referred)
    issue = programme.staff_issues[SI]
    assert (issue.state, issue.referred_to, issue.unresolved) == ("referred", "force HR", True)
    assert refused(programme, resolved[1], "2008-03-10") == []
    assert "SI-001 is referred already: give its answer" in refused(programme, referred[1], "2008-03-10")[0]


def test_news_of_a_referred_issue_leaves_it_referred() -> None:
    """An update says what the other body does; the issue is still with it."""
    programme = programme_of(raised, acknowledged, referred, updated)
    assert programme.staff_issues[SI].state == "referred"
    assert programme.staff_issues[SI].updated.edtf == "2008-02-20"


def test_a_reopened_issue_has_no_answer_any_more() -> None:
    """What came back is under action until it is answered anew."""
    reopened = ("2008-05-01", StaffIssueReopened(staff_issue=SI, reason="two units never got them"))
    issue = programme_of(raised, resolved, closed, reopened).staff_issues[SI]
    assert (issue.state, issue.answer, issue.unresolved) == ("under action", None, True)


def test_a_referral_taken_back_unacknowledged_is_raised_again() -> None:
    """Nobody told those who raised it that they were heard, so that is still owed."""
    reopened = ("2008-05-01", StaffIssueReopened(staff_issue=SI, reason="force HR handed it back"))
    assert programme_of(raised, referred, reopened).staff_issues[SI].state == "raised"


def test_an_open_issue_is_not_reopened() -> None:
    """Only an answered, closed or referred issue can come back."""
    entry = StaffIssueReopened(staff_issue=SI, reason="again")
    assert refused(programme_of(raised), entry, "2008-05-01") == [
        "SI-001 is raised already: only what is referred, resolved or closed can be reopened"
    ]


def test_what_an_inspection_raises_does_not_show_that_the_log_was_kept() -> None:
    """An outsider's finding in the log is no sign that the programme looks at it."""
    assert "staff-issue" not in programme_of(("2008-02-04", raised_through("inspection"))).kept
    assert programme_of(raised).kept["staff-issue"].edtf == "2008-02-04"


def test_going_through_the_whole_log_keeps_it() -> None:
    """A review of the register counts under the same name as its entries."""
    reviewed = ("2008-02-15", RegisterReviewed(kept="staff-issue", note="no change"))
    assert programme_of(raised, reviewed).kept["staff-issue"].edtf == "2008-02-15"
