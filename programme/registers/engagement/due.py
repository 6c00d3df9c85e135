"""What is due of engagement: the next of a series, groups to be reached, and answers to what was heard."""

from collections.abc import Iterator
from datetime import timedelta

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def occasions(programme: Programme) -> Iterator[Due]:
    """Yield the next occasion of each running series."""
    for series in programme.series.values():
        if series.state == "running":
            last = series.last or series.begun
            clears = phrase(by("activity.held", series=series.ref))
            day = last.latest + timedelta(days=series.every_days)
            yield Due(series.ref, series.kind, series.title, None, day, clears, not last.precise)


def contacts(programme: Programme) -> Iterator[Due]:
    """Yield by when each group with a stake in the change is to be reached again."""
    for group in programme.groups.values():
        if group.state == "current":
            last = group.reached or group.identified
            clears = phrase(by("activity.held", groups=group.ref))
            day = last.latest + timedelta(days=programme.policy.group_reach_days)
            yield Due(group.ref, "contact", group.name, None, day, clears, not last.precise)


def answers(programme: Programme) -> Iterator[Due]:
    """Yield by when those who were heard are to be told what became of what they said."""
    for activity in programme.activities.values():
        if activity.state == "heard" and activity.heard_on:
            heard = activity.heard_on
            clears = phrase(by("activity.answered", activity=activity.ref))
            day = heard.latest + timedelta(days=programme.policy.update_days)
            yield Due(activity.ref, "answer", activity.title, None, day, clears, not heard.precise)


DIARIES = (occasions, contacts, answers)
