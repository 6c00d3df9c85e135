"""Dependencies: what others give us or wait for from us, by when it is needed, and for when it was agreed.

Inbound and outbound dependencies are told apart and tracked as in Managing Successful Programmes; they are the D of a
RAID log. What one of our own phases needs of our own registers stands with the phase (`phase need`).
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Line, Person, Stated, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import AboutRef, DependencyRef, NewDependency
from domain.state.dependencies import Dependency
from domain.state.programme import Programme


@entry("dependency.registered", verb="register")
class DependencyRegistered(Entry):
    """Register a dependency: what is to be given, by whom or to whom, and by when it is needed."""

    dependency: NewDependency
    title: Annotated[Line, Field(description="what is to be given")]
    direction: Annotated[
        Literal["inbound", "outbound"],
        Field(description="inbound: we wait for it; outbound: another waits for it from us"),
    ] = "inbound"
    on_whom: Annotated[
        Line | None,
        Field(description="the other programme, body or supplier: who gives it, or, outbound, waits for it"),
    ] = None
    on_thing: Annotated[AboutRef | None, Field(description="the thing of our own that gives it")] = None
    owner: Annotated[Person | None, Field(description="who answers for it on our side")] = None
    needed_for: Annotated[AboutRef | None, Field(description="what needs it, such as a phase")] = None
    due: Annotated[Day | None, Field(description="the day by which it is needed")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.on_thing is not None and self.on_thing == self.needed_for:
            yield phrase(f"{self.on_thing} cannot depend on itself: name something else", giving("on_thing"))
        if self.due is not None and self.due < on.earliest:
            yield f"it was needed ({self.due}) before it was registered: give a day on or after {on.words}"

    def apply(self, programme: Programme, on: When) -> None:
        programme.dependencies[self.dependency] = Dependency(
            self.dependency,
            self.title,
            self.direction,
            on,
            self.on_whom,
            self.on_thing,
            self.owner,
            self.needed_for,
            self.due,
        )


@entry("dependency.assigned", verb="assign")
class DependencyAssigned(Entry):
    """Name who answers for a dependency on our side."""

    dependency: DependencyRef
    owner: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.dependencies[self.dependency].owner = self.owner


@entry("dependency.moved", verb="move")
class DependencyMoved(Entry):
    """Set or move the day by which it is needed, with a reason."""

    dependency: DependencyRef
    due: Annotated[Day, Field(description="the day by which it is now needed")]
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        programme.dependencies[self.dependency].due = self.due


@entry("dependency.agreed", verb="agree")
class DependencyAgreed(Entry):
    """Record that it was agreed, and for which day; agreed anew, the later agreement holds."""

    dependency: DependencyRef
    agreed_for: Annotated[Day | None, Field(description="the day for which it is promised")]
    agreed_by: Annotated[Person | None, Field(description="who promised it")] = None
    note: Text | None = None

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.dependencies[self.dependency]
        thing.state, thing.agreed, thing.moved = "agreed", on, on
        thing.agreed_for, thing.agreed_by, thing.note = self.agreed_for, self.agreed_by, self.note


@entry("dependency.delayed", verb="delay")
class DependencyDelayed(Entry):
    """Record that it comes late, and by when as far as that is known."""

    dependency: DependencyRef
    note: Annotated[Stated, Field(description="what happened")]
    expected: Annotated[Day | None, Field(description="by when it comes now, if anybody said so")] = None

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.dependencies[self.dependency]
        thing.state, thing.moved, thing.note = "late", on, self.note
        thing.agreed_for = self.expected


@entry("dependency.broken", verb="break")
class DependencyBroken(Entry):
    """Record that it is broken: what was needed does not come, or was taken away again."""

    dependency: DependencyRef
    note: Annotated[Stated, Field(description="what happened")]

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.dependencies[self.dependency]
        thing.state, thing.moved, thing.note, thing.agreed_for = "broken", on, self.note, None


@entry("dependency.met", verb="meet")
class DependencyMet(Entry):
    """Record that what was needed was given."""

    dependency: DependencyRef
    note: Annotated[Text | None, Field(description="what was given")] = None

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.dependencies[self.dependency]
        thing.state, thing.moved, thing.note = "met", on, self.note


@entry("dependency.withdrawn", verb="withdraw")
class DependencyWithdrawn(Entry):
    """Withdraw a dependency: nobody needs it any more."""

    dependency: DependencyRef
    note: Annotated[Stated, Field(description="why nobody needs it")]

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.dependencies[self.dependency]
        thing.state, thing.moved, thing.note = "withdrawn", on, self.note
