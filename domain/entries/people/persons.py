"""Persons: they are registered, hold posts, leave; two that are one are merged."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.people.posts import vacate
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import PersonalName
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import NewPerson, PersonRef
from domain.rules.directory import posts_of, taken
from domain.state.people import Person
from domain.state.programme import Programme


@entry("person.registered", verb="register")
class PersonRegistered(Entry):
    """Enter a person in the directory; the name is kept once, encrypted, and can be erased."""

    person: NewPerson
    name: PersonalName

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from taken(programme, self.name)

    def apply(self, programme: Programme, on: When) -> None:
        programme.persons[self.person] = Person(self.person, self.name, on)


@entry("person.renamed", verb="rename")
class PersonRenamed(Entry):
    """Give a person another name; the one before goes on meaning them."""

    person: PersonRef
    name: PersonalName

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from taken(programme, self.name, self.person)

    def apply(self, programme: Programme, on: When) -> None:
        person = programme.persons[self.person]
        if person.name != self.name:
            person.also, person.name = [*person.also, person.name], self.name


@entry("person.merged", verb="merge")
class PersonMerged(Entry):
    """State that two are one person, or that another spelling means this one, in every entry, before and after."""

    person: Annotated[PersonRef, Field(description="the one that stays: PE-001")]
    other: Annotated[
        PersonRef | None, Field(description="the entry in the directory that is the same person")
    ] = None
    spelling: Annotated[PersonalName | None, Field(description="how else the name is written: B. Ellis")] = (
        None
    )

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.other is None and self.spelling is None:
            yield phrase(
                "say who is the same person", giving("other"), ", or how else it is spelt", giving("spelling")
            )
        if self.other == self.person:
            yield f"{self.person} is one person already: name the other entry"
        if self.spelling is not None:
            yield from taken(programme, self.spelling)

    def apply(self, programme: Programme, on: When) -> None:
        person = programme.persons[self.person]
        if self.spelling is not None:
            person.also.append(self.spelling)
        if self.other is not None:
            other = programme.persons[self.other]
            other.state, other.into = "merged", self.person
            for post in posts_of(programme, self.other):
                programme.posts[post].holder = self.person


@entry("person.left", verb="leave")
class PersonLeft(Entry):
    """Record that a person left the organisation; the posts that they held are vacant from then on."""

    person: PersonRef

    def apply(self, programme: Programme, on: When) -> None:
        person = programme.persons[self.person]
        person.state, person.left = "left", on
        for post in posts_of(programme, self.person):
            vacate(programme.posts[post], on)


@entry("person.returned", verb="return")
class PersonReturned(Entry):
    """Record that a person who had left came back."""

    person: PersonRef

    def apply(self, programme: Programme, on: When) -> None:
        person = programme.persons[self.person]
        person.state, person.left = "in the organisation", None
