"""Members: persons of the directory who may do something in the programme; roles are given to them and taken back."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Text
from domain.foundation.phrases import Sentence, by, phrase
from domain.foundation.references import PersonRef
from domain.state.people import Grant, Role
from domain.state.programme import Programme

MayDo = Annotated[Role, Field(description="what they may do")]


# Of no register: whoever says who may do what does not keep the directory of persons.
@entry("member.granted", verb="grant", register="journal")
class RoleGranted(Entry):
    """Give a person of the directory a role in the programme; a server keeps to it, a file takes it as advice."""

    person: PersonRef
    role: MayDo
    reason: Annotated[Text | None, Field(description="why they need it, or who decided it")] = None

    def apply(self, programme: Programme, on: When) -> None:
        person = programme.persons[self.person]
        if person.grant_of(self.role) is None:
            person.grants.append(Grant(self.role, on, self.reason))


@entry("member.withdrawn", verb="withdraw", register="journal")
class RoleWithdrawn(Entry):
    """Take a role in the programme back from a person; that they had it stays on record."""

    person: PersonRef
    role: MayDo
    reason: Annotated[Text, Field(description="why they need it no longer, or who decided it")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if programme.persons[self.person].grant_of(self.role) is None:
            yield phrase(
                f"no entry gives {self.person} the role of {self.role}: check both, or record that they have it (",
                by("member.granted", person=self.person, role=self.role),
                ")",
            )

    def apply(self, programme: Programme, on: When) -> None:
        person = programme.persons[self.person]
        if (given := person.grant_of(self.role)) is not None:
            person.grants[person.grants.index(given)] = given.ended(on, self.reason)
