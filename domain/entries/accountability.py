"""Who answers for what: functions by name, and the roles in which posts and persons answer for things.

The four roles are those of a responsibility assignment matrix (RACI, PMBOK Guide): one is accountable, and whoever is
responsible does the work. What registers know of owners and leads is not typed again here.
"""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Stated, Text
from domain.foundation.found import FoundOn, Since, by_then
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import (
    AnsweredRef,
    FunctionRef,
    NewFunction,
    NewResponsibility,
    PhaseRef,
    ResponsibilityRef,
    UnitRef,
)
from domain.rules.persons import same
from domain.state.accountability import Function, Responsibility, Role, Unanswered
from domain.state.programme import Programme

Units = Annotated[tuple[UnitRef, ...], Field(description="the command units that carry it out")]


@entry("function.named", verb="name")
class FunctionNamed(Entry):
    """Name a function that somebody has to answer for and that is no process of its own, such as health and safety."""

    function: NewFunction
    title: Line
    units: Units = ()
    note: Text | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        # A process is a function that has a register of its own: answered for twice, neither would be.
        processes = ((one.ref, one.name, one.state == "in use") for one in programme.processes.values())
        functions = ((one.ref, one.title, one.state == "current") for one in programme.functions.values())
        for ref, name, goes_on in (*processes, *functions):
            if goes_on and same(name, self.title):
                yield f"{ref} is called “{name}” already: say who answers for that one, or name this more exactly"

    def apply(self, programme: Programme, on: When) -> None:
        programme.functions[self.function] = Function(self.function, self.title, on, self.units, self.note)


@entry("function.carried", verb="carry")
class FunctionCarried(Entry):
    """Say which command units carry a function out from now on, in the place of those before."""

    function: FunctionRef
    units: Annotated[Units, Field(min_length=1)]

    def apply(self, programme: Programme, on: When) -> None:
        programme.functions[self.function].units = self.units


@entry("function.ended", verb="end")
class FunctionEnded(Entry):
    """Record that nobody has to answer for a function any more."""

    function: FunctionRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        function = programme.functions[self.function]
        function.state, function.ended, function.reason = "ended", on, self.reason


@entry("responsibility.assigned", verb="assign")
class ResponsibilityAssigned(Entry):
    """Record that a post or a person answers for something, at once or from the go-live of a phase on."""

    responsibility: NewResponsibility
    about: Annotated[AnsweredRef, Field(description="what it is for: FN-001, BP-003, U-006")]
    who: Annotated[Person, Field(description="the post or person that answers")]
    role: Annotated[
        Role, Field(description="accountable: answers for it, one alone; responsible: does the work")
    ] = "accountable"
    phase: Annotated[PhaseRef | None, Field(description="the phase from whose go-live on it holds")] = None
    basis: Annotated[Text | None, Field(description="what it rests on, such as an order")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        for one in programme.responsibilities.values():
            alike = (one.about, one.role, one.state) == (self.about, self.role, "assigned")
            if alike and same(one.who, self.who):
                yield f"{one.ref} says that {one.who} is {one.role} for {one.about} already: leave it as it is"

    def apply(self, programme: Programme, on: When) -> None:
        programme.responsibilities[self.responsibility] = self.assignment(on)
        if self.role == "accountable" and self.phase is None:
            programme.unanswered.pop(self.about, None)

    def assignment(self, on: When) -> Responsibility:
        """Return what it says, as it stands at first."""
        return Responsibility(
            self.responsibility, self.about, self.who, self.role, on, self.phase, self.basis
        )


@entry("responsibility.passed", verb="pass")
class ResponsibilityPassed(Entry):
    """Record that somebody else answers from now on, in the same role for the same thing."""

    responsibility: ResponsibilityRef
    who: Annotated[Person, Field(description="the post or person that answers from now on")]

    def apply(self, programme: Programme, on: When) -> None:
        one = programme.responsibilities[self.responsibility]
        one.who, one.since = self.who, on


@entry("responsibility.ended", verb="end")
class ResponsibilityEnded(Entry):
    """Record that somebody answers no longer, at once or from the go-live of a phase on."""

    responsibility: ResponsibilityRef
    phase: Annotated[PhaseRef | None, Field(description="the phase with whose go-live it ends")] = None
    reason: Text | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        one = programme.responsibilities[self.responsibility]
        if self.phase is not None and self.phase in {one.phase, one.ends_with}:
            begins = "begins" if self.phase == one.phase else "ends"
            yield phrase(
                f"{one.ref} {begins} with {self.phase} already: name another phase, or none", giving("phase")
            )

    def apply(self, programme: Programme, on: When) -> None:
        one = programme.responsibilities[self.responsibility]
        one.reason, one.ends_with = self.reason, self.phase
        if self.phase is None:
            one.state, one.ended = "ended", on


@entry("responsibility.found-missing", verb="find-missing")
class ResponsibilityFoundMissing(Entry):
    """Record that nobody was found to answer for something, or that nobody knew who does."""

    about: Annotated[AnsweredRef, Field(description="what nobody answers for: FN-001, BP-003")]
    basis: Annotated[Stated, Field(description="what shows it")]
    since: Since = None
    found: FoundOn = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.unanswered[self.about] = Unanswered(on if self.since else by_then(on), self.basis)
