"""Alerts about forums: missing, late, without terms of reference, members who stay away, and actions left open."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.dates import When, counted_days
from domain.foundation.phrases import Phrase, by, phrase
from domain.rules.forums import absences, held_by, left_open
from domain.state.forums import Forum
from domain.state.programme import Programme
from programme.registers.alert import Alert, Severity, after


def missing(programme: Programme, on: date) -> Iterator[Alert]:
    """A forum that is needed exists."""
    for forum in programme.forums.values():
        if forum.state == "missing":
            clears = phrase(
                by("forum.convened", forum=forum.ref),
                ", or its end (",
                by("forum.ended", forum=forum.ref),
                ")",
            )
            said = f"{forum.called} is needed and does not exist"
            yield _fact(forum, forum.moved, said, clears, rule="forum.missing", severity="attend")


def overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """A forum meets as often as it is to, or it is ended."""
    for forum in _running(programme):
        # Of one that was found to meet nobody knows when it did, until a meeting is recorded.
        last = forum.last or (None if forum.found else forum.moved)
        if forum.every_days is None or last is None or after(last, forum.every_days + 1) > on:
            continue
        yield Alert(
            rule="forum.overdue",
            severity="attend",
            subject=forum.ref,
            since=after(last, forum.every_days + 1),
            at_latest=not last.precise,
            sentence=(
                f"{forum.called} is to meet every {counted_days(forum.every_days)} and "
                f"no meeting is recorded since {last.words}"
            ),
            clears=phrase(
                by("meeting.held", forum=forum.ref), ", or its end (", by("forum.ended", forum=forum.ref), ")"
            ),
        )


def without_terms(programme: Programme, on: date) -> Iterator[Alert]:
    """A forum has terms of reference."""
    for forum in _running(programme):
        if forum.terms is None and not forum.found:
            clears = phrase(by("forum.terms-given", forum=forum.ref))
            said = f"no terms of reference of {forum.called} are recorded"
            yield _fact(forum, forum.moved, said, clears, rule="forum.no-terms", severity="note")


def staying_away(programme: Programme, on: date) -> Iterator[Alert]:
    """A member does not miss several meetings of a forum running."""
    most = programme.policy.forum_absences
    for forum in _running(programme):
        gone = [one for one in absences(programme, forum) if one.meetings >= most]
        if gone:
            held = [one for one in held_by(programme, forum) if one.attended]
            named = ", ".join(f"{one.member} ({one.meetings})" for one in gone)
            clears = phrase(
                by("meeting.held", forum=forum.ref),
                " with them, or without them for good (",
                by("forum.changed", forum=forum.ref),
                ")",
            )
            said = f"members of {forum.called} were not at its last meetings: {named}"
            # They have stayed away for good since the meeting that made it so many.
            since = min((held[most - 1 - one.meetings].on for one in gone), key=lambda when: when.latest)
            yield _fact(forum, since, said, clears, rule="forum.member-absent", severity="attend")


def actions_open(programme: Programme, on: date) -> Iterator[Alert]:
    """An action that arose at a meeting is closed by the next."""
    for forum in _running(programme):
        for one in left_open(programme, forum):
            done = "action.done" if one.action in programme.actions else "recommendation.action-completed"
            said = (
                f"{one.action}, which arose at {one.meeting.ref} ({one.meeting.on.words}), was open when "
                f"{forum.called} met again"
            )
            clears = phrase(by(done, action=one.action))
            yield _fact(forum, one.next.on, said, clears, rule="forum.action-open", severity="attend")


def _running(programme: Programme) -> Iterator[Forum]:
    return (forum for forum in programme.forums.values() if forum.state == "running")


def _fact(  # noqa: PLR0913 - what an alert says
    forum: Forum, fact: When, said: str, clears: Phrase, *, rule: str, severity: Severity
) -> Alert:
    return Alert.since_fact(
        fact, rule=rule, severity=severity, subject=forum.ref, sentence=said, clears=clears
    )


RULES = (missing, overdue, without_terms, staying_away, actions_open)
