"""Forums: where the programme is steered, by whom, and how often they meet; those that are needed and do not exist.

What a forum is for, who sits in it and how often it meets are its terms of reference, as Managing Successful Programmes
asks of every board. What is held for stakeholder groups is a series of activities (`series`).
"""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Stated, Text
from domain.foundation.found import FoundOn, Since, by_then
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import ForumRef, NewForum
from domain.rules.persons import same
from domain.state.forums import Forum
from domain.state.programme import Programme

Title = Annotated[Line, Field(description="as people call it: Weekly SMT meeting")]
Purpose = Annotated[Text | None, Field(description="what it is for")]
Chair = Annotated[Person | None, Field(description="the post or person in the chair")]
Members = Annotated[tuple[Person, ...], Field(description="who sits in it: posts, persons or bodies")]
Cadence = Annotated[
    int | None, Field(ge=1, le=366, description="days from one meeting to the next: 7 for weekly")
]


def _taken(programme: Programme, title: str) -> Iterator[Sentence]:
    for forum in programme.forums.values():
        if forum.state != "ended" and same(forum.title, title):
            yield f"{forum.ref} is called “{forum.title}” already: use it, or name this one more exactly"


@entry("forum.set-up", verb="set-up")
class ForumSetUp(Entry):
    """Set up a forum."""

    forum: NewForum
    title: Title
    purpose: Purpose = None
    chair: Chair = None
    members: Members = ()
    every_days: Cadence = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _taken(programme, self.title)

    def apply(self, programme: Programme, on: When) -> None:
        programme.forums[self.forum] = Forum(
            self.forum, self.title, on, self.purpose, self.chair, self.members, self.every_days
        )


@entry("forum.registered", verb="register")
class ForumRegistered(Entry):
    """Register a forum that was found to meet; whether it has terms of reference, and when it met, is not claimed."""

    forum: NewForum
    title: Title
    purpose: Purpose = None
    chair: Chair = None
    members: Members = ()
    every_days: Cadence = None
    since: Since = None
    found: FoundOn = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _taken(programme, self.title)

    def apply(self, programme: Programme, on: When) -> None:
        since = on if self.since else by_then(on)
        programme.forums[self.forum] = Forum(
            self.forum, self.title, since, self.purpose, self.chair, self.members, self.every_days, found=True
        )


@entry("forum.found-missing", verb="find-missing")
class ForumFoundMissing(Entry):
    """Record that a forum is needed and does not exist."""

    forum: NewForum
    title: Title
    purpose: Annotated[Stated, Field(description="what it would be for, and what shows that it is missing")]
    since: Since = None
    found: FoundOn = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from _taken(programme, self.title)

    def apply(self, programme: Programme, on: When) -> None:
        since = on if self.since else by_then(on)
        programme.forums[self.forum] = Forum(self.forum, self.title, since, self.purpose, state="missing")


@entry("forum.convened", verb="convene")
class ForumConvened(Entry):
    """Record that a forum that was missing exists now."""

    forum: ForumRef
    chair: Chair = None
    members: Members = ()
    every_days: Cadence = None

    def apply(self, programme: Programme, on: When) -> None:
        forum = programme.forums[self.forum]
        forum.state, forum.moved = "running", on
        forum.chair, forum.members, forum.every_days = self.chair, self.members, self.every_days


@entry("forum.terms-given", verb="give-terms")
class ForumTermsGiven(Entry):
    """Give a forum its terms of reference, or revise them."""

    forum: ForumRef
    terms: Annotated[Text, Field(description="what it may decide and has to look at, or where that is kept")]

    def apply(self, programme: Programme, on: When) -> None:
        forum = programme.forums[self.forum]
        if forum.terms_given is None:
            forum.terms_given = on
        else:
            forum.terms_revised = on
        forum.terms = self.terms


@entry("forum.chaired", verb="chair")
class ForumChaired(Entry):
    """Name who takes the chair of a forum from now on."""

    forum: ForumRef
    chair: Annotated[Person, Field(description="the post or person in the chair")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.forums[self.forum].chair = self.chair


@entry("forum.changed", verb="change")
class ForumChanged(Entry):
    """Record who joined a forum or left it, or that it meets at other times from now on."""

    forum: ForumRef
    joined: Annotated[tuple[Person, ...], Field(description="who sits in it from now on")] = ()
    gone: Annotated[tuple[Person, ...], Field(description="who sits in it no longer")] = ()
    every_days: Cadence = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if not (self.joined or self.gone or self.every_days):
            yield phrase("say what changes", giving("joined", "gone", "every_days"))
        forum = programme.forums[self.forum]
        for who in self.gone:
            if not any(same(who, member) for member in forum.members):
                members = ", ".join(forum.members) or "nobody who is recorded"
                yield phrase(f"{who} does not sit in {forum.ref}: its members are {members}", giving("gone"))

    def apply(self, programme: Programme, on: When) -> None:
        forum = programme.forums[self.forum]
        stayed = [one for one in forum.members if not any(same(one, gone) for gone in self.gone)]
        new = [one for one in self.joined if not any(same(one, member) for member in stayed)]
        forum.members = (*stayed, *new)
        forum.joined = {
            who: forum.joined.get(who, on) for who in forum.members if who in {*forum.joined, *new}
        }
        forum.every_days = self.every_days or forum.every_days


@entry("forum.ended", verb="end")
class ForumEnded(Entry):
    """Record that a forum meets no more, or that one that was missing is not needed."""

    forum: ForumRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        forum = programme.forums[self.forum]
        forum.state, forum.moved, forum.reason = "ended", on, self.reason
