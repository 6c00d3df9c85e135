"""Alerts about engagement: who was not reached, told or asked, and who was heard and never answered."""

from collections.abc import Iterator
from datetime import date

from domain.foundation.dates import counted_days
from domain.foundation.phrases import by, phrase
from domain.rules.reach import audience
from domain.state.programme import Programme
from programme.registers.alert import Alert, after


def groups_unreached(programme: Programme, on: date) -> Iterator[Alert]:
    """A group with a stake in the change is reached every 60 days."""
    for group in programme.groups.values():
        last = group.reached or group.identified
        since = after(last, programme.policy.group_reach_days + 1)
        if group.state == "current" and since <= on:
            days = (on - last.latest).days
            told = (
                f"has not been reached for {counted_days(days)}, since {last.words} ({group.reached_by})"
                if group.reached
                else f"has not been contacted yet (on the register since {last.words})"
            )
            yield Alert(
                rule="group.unreached",
                severity="attend",
                subject=group.ref,
                since=since,
                at_latest=not last.precise,
                sentence=f"{group.ref} “{group.name}” {told}",
                clears=phrase("an activity that reaches it (", by("activity.held", groups=group.ref), ")"),
            )


def groups_only_told(programme: Programme, on: date) -> Iterator[Alert]:
    """A group that is told of the change again and again is also asked."""
    for group in programme.groups.values():
        if group.state == "current" and group.told_again and group.asked is None:
            yield Alert.since_fact(
                group.told_again,
                rule="group.only-told",
                severity="note",
                subject=group.ref,
                sentence=(
                    f"{group.ref} “{group.name}” was informed {group.told} times at least "
                    "and never consulted or involved"
                ),
                clears=phrase(
                    "an activity that consults or involves it (", by("activity.held", groups=group.ref), ")"
                ),
            )


def messages_unreached(programme: Programme, on: date) -> Iterator[Alert]:
    """A message is with every group that is to understand it within a fortnight."""
    for message in programme.messages.values():
        if message.state == "withdrawn":
            continue
        waiting = {
            group.ref: max(message.worded, group.identified, key=lambda when: when.latest)
            for group in audience(programme, message)
            if group.ref not in message.reached
        }
        late = {
            ref: when
            for ref, when in waiting.items()
            if after(when, programme.policy.message_reach_days + 1) <= on
        }
        if late:
            first = min(late.values(), key=lambda when: when.latest)
            yield Alert(
                rule="message.unreached",
                severity="attend",
                subject=message.ref,
                since=after(first, programme.policy.message_reach_days + 1),
                at_latest=not first.precise,
                sentence=(
                    f"{message.called} ({message.kind}) is not recorded to have reached {', '.join(late)}"
                ),
                clears=phrase(
                    "an activity that carries it to them (", by("activity.held", messages=message.ref), ")"
                ),
            )


def activities_unanswered(programme: Programme, on: date) -> Iterator[Alert]:
    """Those who were heard are told within 30 days what became of what they said."""
    for activity in programme.activities.values():
        if activity.state != "heard" or activity.heard_on is None:
            continue
        since = after(activity.heard_on, programme.policy.update_days + 1)
        if since <= on:
            yield Alert(
                rule="activity.unanswered",
                severity="attend",
                subject=activity.ref,
                since=since,
                at_latest=not activity.heard_on.precise,
                sentence=(
                    f"{activity.called}: {', '.join(activity.groups)} were heard "
                    f"{activity.heard_on.words} and had no answer for "
                    f"{counted_days((on - activity.heard_on.latest).days)}"
                ),
                clears=phrase(by("activity.answered", activity=activity.ref)),
            )


def activities_unheard(programme: Programme, on: date) -> Iterator[Alert]:
    """What people said when they were consulted is written down within 30 days: else nobody can act on it."""
    for activity in programme.activities.values():
        since = after(activity.held, programme.policy.update_days + 1)
        if activity.state == "held" and activity.mode == "consulting" and since <= on:
            yield Alert(
                rule="activity.unheard",
                severity="note",
                subject=activity.ref,
                since=since,
                at_latest=not activity.held.precise,
                sentence=(
                    f"{activity.called} consulted {', '.join(activity.groups)} "
                    f"{activity.held.words}, and nothing is recorded of what they said"
                ),
                clears=phrase(by("activity.heard", activity=activity.ref)),
            )


def series_overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """A series is held as often as it promises, or it is ended."""
    for series in programme.series.values():
        last = series.last or series.begun
        since = after(last, series.every_days + 1)
        if series.state == "running" and since <= on:
            yield Alert(
                rule="series.overdue",
                severity="note",
                subject=series.ref,
                since=since,
                at_latest=not last.precise,
                sentence=(
                    f"{series.called} is to be held every {counted_days(series.every_days)} and "
                    f"nothing is recorded of it since {last.words}"
                ),
                clears=phrase(
                    by("series.held", series=series.ref),
                    ", or its end (",
                    by("series.ended", series=series.ref),
                    ")",
                ),
            )


RULES = (
    groups_unreached,
    groups_only_told,
    messages_unreached,
    activities_unanswered,
    activities_unheard,
    series_overdue,
)
