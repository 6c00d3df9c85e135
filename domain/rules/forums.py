"""What a forum saw, who stayed away from it, and what it left open."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from domain.rules.directory import meant, posts_of
from domain.rules.persons import same
from domain.state.forums import Forum, Meeting
from domain.state.programme import Programme
from domain.state.snapshots import Given

CLOSED = frozenset({"done", "dropped"})


def held_by(programme: Programme, forum: Forum) -> list[Meeting]:
    """Return the meetings of a forum that were held, the earliest first."""
    held = (one for one in programme.meetings.values() if one.forum == forum.ref and one.state == "held")
    return sorted(held, key=lambda one: one.on.latest)


def snapshots_seen(programme: Programme, meeting: Meeting) -> list[Given]:
    """Return the snapshots that were given to a forum on the days on which it met, by its name or its reference."""
    forum = programme.forums[meeting.forum]
    return [
        given
        for given in programme.snapshots
        if meeting.state == "held"
        and (same(given.forum, forum.title) or same(given.forum, forum.ref))
        and meeting.on.earliest <= given.on.latest
        and given.on.earliest <= meeting.on.latest
    ]


class Absence(msgspec.Struct, frozen=True):
    """That a member was not at so many of the last meetings of a forum, one after another."""

    member: str
    meetings: int


def absences(programme: Programme, forum: Forum) -> Iterator[Absence]:
    """Yield who was not at the last meetings; one of which nobody said who was there counts neither way."""
    told = [one for one in held_by(programme, forum) if one.attended]
    for member in forum.members if told else ():
        joined, called = forum.joined.get(member), _called(programme, member)
        missed = 0
        for meeting in reversed(told):
            before = joined is not None and meeting.on.earliest < joined.latest
            if before or any(same(name, who) for name in called for who in meeting.attended):
                break
            missed += 1
        if missed:
            yield Absence(member, missed)


def _called(programme: Programme, member: str) -> list[str]:
    """Return by which names a member may be said to have been there: whoever holds a post is there for it."""
    ref = meant(programme, member)
    if ref is not None and ref in programme.posts:
        holders = (programme.persons.get(tenure.person) for tenure in programme.posts[ref].tenures)
        return [member, *(person.name for person in holders if person is not None)]
    return [member, *(programme.posts[post].title for post in posts_of(programme, ref or ""))]


class LeftOpen(msgspec.Struct, frozen=True):
    """An action that arose at a meeting and was open when the forum next met."""

    meeting: Meeting
    action: str
    next: Meeting


def left_open(programme: Programme, forum: Forum) -> Iterator[LeftOpen]:
    """Yield the actions that arose at a meeting of a forum and are open still, although it met again."""
    held = held_by(programme, forum)
    for meeting, following in pairwise(held):
        for ref in meeting.actions:
            action = programme.actions.get(ref) or programme.planned_actions.get(ref)
            if action is not None and action.state not in CLOSED:
                yield LeftOpen(meeting, ref, following)
