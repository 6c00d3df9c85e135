"""Business processes and how they are changed: mapped, consulted on and agreed before they are implemented."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from domain.asking import Field
from domain.dates import When
from domain.entry import Entry, entry
from domain.fields import Line, Person, Text
from domain.references import NewChange, NewProcess, PhaseRef, ProcessRef, UnitRef
from domain.state import State

if TYPE_CHECKING:
    from domain.programme import Programme

STEPS = ("identified", "mapped", "consulted", "agreed", "implemented", "reviewed")
GIVEN_UP = frozenset({"rejected", "withdrawn"})


class Process(State):
    """One business process as it stands."""

    ref: str
    name: str
    owner: str | None
    unit: str | None
    defined: When
    state: str = "in use"
    note: str | None = None


class ProcessChange(State):
    """One change to a process; each step keeps when it was taken, because a step can be made up for later."""

    ref: str
    process: str
    title: str
    identified: When
    moved: When
    phase: str | None = None
    state: str = "identified"
    mapped: When | None = None
    consulted: When | None = None
    agreed: When | None = None
    implemented: When | None = None
    reviewed: When | None = None
    implemented_before_agreed: bool = False
    reason: str | None = None
    erased: When | None = None

    @property
    def given_up(self) -> bool:
        """Whether it was rejected or withdrawn."""
        return self.state in GIVEN_UP

    @property
    def done(self) -> bool:
        """Whether the process works in its new way."""
        return self.implemented is not None

    def take(self, step: str, on: When) -> None:
        """Note a step; a step that is made up for after implementation does not move the change back."""
        setattr(self, step, on)
        self.moved = on
        if self.state not in STEPS or STEPS.index(step) > STEPS.index(self.state):
            self.state = step


@entry("process.defined", verb="define")
class ProcessDefined(Entry):
    """A business process was put on the register, with its owner where one is known."""

    process: NewProcess
    name: Line
    owner: Person | None = None
    unit: Annotated[UnitRef | None, Field(description="the command unit that runs it")] = None
    note: Text | None = None

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        taken = [p.ref for p in programme.processes.values() if p.name.casefold() == self.name.casefold()]
        if taken:
            yield f"{taken[0]} is a process of that name already: record a change to it (change identify)"

    def apply(self, programme: "Programme", on: When) -> None:
        programme.processes[self.process] = Process(
            self.process, self.name, self.owner, self.unit, on, note=self.note
        )


@entry("process.assigned", verb="assign")
class ProcessAssigned(Entry):
    """A business process was given its owner."""

    process: ProcessRef
    owner: Person

    def apply(self, programme: "Programme", on: When) -> None:
        programme.processes[self.process].owner = self.owner


@entry("process.retired", verb="retire")
class ProcessRetired(Entry):
    """A business process is not run any more."""

    process: ProcessRef
    reason: Text

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        if programme.processes[self.process].state == "retired":
            yield f"{self.process} is retired already"

    def apply(self, programme: "Programme", on: When) -> None:
        programme.processes[self.process].state = "retired"


@entry("change.identified", verb="identify", register="change")
class ChangeIdentified(Entry):
    """It was found that a process has to change."""

    change: NewChange
    process: ProcessRef
    title: Line
    phase: Annotated[PhaseRef | None, Field(description="the phase that needs the change")] = None
    description: Text | None = None

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        if programme.processes[self.process].state == "retired":
            yield f"{self.process} is retired and cannot be changed: define the process that follows it"

    def apply(self, programme: "Programme", on: When) -> None:
        programme.changes[self.change] = ProcessChange(
            self.change, self.process, self.title, on, on, self.phase
        )
