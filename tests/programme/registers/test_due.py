"""What is due: the same days as the alerts go by, and what is to come."""

from datetime import date

import pytest

from domain.foundation.typed_dates import understand_span
from programme.journal.register import Register
from programme.registers.all_alerts import alerts
from programme.registers.all_due import due

TODAY = date(2008, 3, 1)
# Alerts that say that a day has passed on which something was due, of the things that are due themselves.
LATE = {
    "risk.review-overdue", "risk.toleration-ended", "action.overdue", "sop.review-overdue", "eia.review-overdue",
    "finding.mitigation-overdue", "staff-issue.unacknowledged", "staff-issue.silent", "series.overdue",
    "group.unreached", "activity.unanswered", "recommendation.unverified", "recommendation.action-overdue",
    "review.not-held",
    "review-finding.unanswered", "lesson.undecided", "lesson.not-applied", "measure.unobserved", "decision.overdue",
    "dependency.overdue", "assumption.test-overdue", "benefit.unvalidated", "survey.overdue",
}  # fmt: skip
# What an alert says of a whole, or of the first of two, is due part by part.
OTHERWISE = {"recommendation", "start", "go-live", "target", "revisit"}


@pytest.mark.parametrize("day", ["2009-01-27", "2009-03-15", "2010-06-30"])
def test_what_is_late_is_what_an_alert_says_is_late(inspected: Register, day: str) -> None:
    """Each thing is late on the days on which its alert is true, and since the same day."""
    view = inspected.view(day)
    late = {
        (one.ref, (view.on - one.day).days)
        for one in due(view.programme, view.on, 0)
        if one.days(view.on) < 0 and one.what not in OTHERWISE
    }
    said = {
        (alert.subject, (view.on - alert.since).days + 1)
        for alert in alerts(view.programme, view.on)
        if alert.rule in LATE
    }
    assert late == said
    assert bool(late) == (day != "2009-01-27")


def test_what_is_due_comes_by_day_and_not_beyond_the_horizon(inspected: Register) -> None:
    """The latest comes first; a shorter horizon leaves out what is further ahead, and nothing that is late."""
    view = inspected.view("2009-01-27")
    whole, short = due(view.programme, view.on), due(view.programme, view.on, 28)
    assert [one.day for one in whole] == sorted(one.day for one in whole)
    assert short == [one for one in whole if one.days(view.on) <= 28]
    assert 0 < len(short) < len(whole)


@pytest.mark.parametrize(
    ("typed", "days"),
    [("14", 14), ("14d", 14), ("2w", 14), ("2 weeks", 14), ("in 2 weeks", 14), ("1m", 31), ("today", 0),
     ("2008-03-05", 4), ("next friday", 6), ("2008-03", 30)],
)  # fmt: skip
def test_people_say_how_far_ahead_in_many_ways(typed: str, days: int) -> None:
    """Days, weeks, months and a day are understood; of a month its end counts."""
    assert understand_span(typed, TODAY) == days


@pytest.mark.parametrize("typed", ["", "d", "fortnight", "-3", "yesterday", "9999y", "14d14d"])
def test_what_says_no_span_is_refused(typed: str) -> None:
    """What is no span, or past, is refused with an example of one."""
    with pytest.raises(ValueError, match="14d"):
        understand_span(typed, TODAY)
