"""Alerts about the staff issues log."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.dates import counted_days
from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.alert import Alert, after
from programme.registers.silence import silent


def log_silent(programme: Programme, on: date) -> Iterator[Alert]:
    """The staff issues log in which nothing was recorded for 30 days is stale, for 90 days abandoned."""
    if programme.staff_issues or "staff-issue" in programme.kept:
        yield from silent(
            programme,
            on,
            register="staff-issue",
            name="staff issues log",
            clears=phrase(
                by("staff-issue.acknowledged", "acknowledging"),
                ", ",
                by("staff-issue.updated", "updating"),
                " or ",
                by("staff-issue.resolved", "answering"),
                " what staff raised",
            ),
        )


def issues_unacknowledged(programme: Programme, on: date) -> Iterator[Alert]:
    """Those who raise an issue are told within 7 days that it was heard."""
    for issue in programme.staff_issues.values():
        since = after(issue.raised, programme.policy.acknowledge_days + 1)
        if issue.unresolved and issue.acknowledged is None and since <= on:
            yield Alert(
                rule="staff-issue.unacknowledged",
                severity="attend",
                subject=issue.ref,
                since=since,
                at_latest=not issue.raised.precise,
                sentence=(
                    f"{issue.ref} ({issue.theme}), raised by {issue.raised_by} {issue.raised.words}, "
                    f"was not acknowledged in {counted_days((on - issue.raised.latest).days)}"
                ),
                clears=phrase(by("staff-issue.acknowledged", staff_issue=issue.ref)),
            )


def issues_silent(programme: Programme, on: date) -> Iterator[Alert]:
    """Those who raised an issue hear of it every 30 days until they have their answer; a referral does not end that."""
    for issue in programme.staff_issues.values():
        since = after(issue.updated, programme.policy.update_days + 1)
        # Before it is acknowledged the alert about that says the same and is older.
        if issue.unresolved and issue.acknowledged and since <= on:
            yield Alert(
                rule="staff-issue.silent",
                severity="attend",
                subject=issue.ref,
                since=since,
                at_latest=not issue.updated.precise,
                sentence=(
                    f"{issue.ref} ({issue.theme}), raised by {issue.raised_by}, is {issue.state}"
                    f"{f' to {issue.referred_to}' if issue.referred_to else ''}: nothing was heard of it for "
                    f"{counted_days((on - issue.updated.latest).days)}, since {issue.updated.words}"
                ),
                clears=phrase(
                    by("staff-issue.updated", staff_issue=issue.ref),
                    ", or its answer (",
                    by("staff-issue.resolved", staff_issue=issue.ref),
                    ")",
                ),
            )


RULES = (log_silent, issues_unacknowledged, issues_silent)
