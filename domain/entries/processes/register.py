"""Business processes and how they are changed: mapped, consulted on and agreed before they are implemented."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Text
from domain.foundation.phrases import Sentence, by, phrase
from domain.foundation.references import NewChange, NewProcess, PhaseRef, ProcessRef, UnitRef
from domain.state.processes import Process, ProcessChange
from domain.state.programme import Programme


@entry("process.defined", verb="define")
class ProcessDefined(Entry):
    """Put a business process on the register, with its owner where one is known."""

    process: NewProcess
    name: Line
    owner: Person | None = None
    unit: Annotated[UnitRef | None, Field(description="the command unit that runs it")] = None
    note: Text | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        taken = [p.ref for p in programme.processes.values() if p.name.casefold() == self.name.casefold()]
        if taken:
            changing = by("change.identified", process=taken[0])
            yield phrase(
                f"{taken[0]} is a process of that name already: record a change to it (", changing, ")"
            )

    def apply(self, programme: Programme, on: When) -> None:
        programme.processes[self.process] = Process(
            self.process, self.name, self.owner, self.unit, on, note=self.note
        )


@entry("process.assigned", verb="assign")
class ProcessAssigned(Entry):
    """Name the owner of a business process."""

    process: ProcessRef
    owner: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.processes[self.process].owner = self.owner


@entry("process.moved", verb="move")
class ProcessMoved(Entry):
    """Record that another command unit runs a business process."""

    process: ProcessRef
    unit: Annotated[UnitRef, Field(description="the command unit that runs it from now on")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if programme.processes[self.process].unit == self.unit:
            yield f"{self.unit} runs {self.process} already: name another command unit"

    def apply(self, programme: Programme, on: When) -> None:
        programme.processes[self.process].unit = self.unit


@entry("process.retired", verb="retire")
class ProcessRetired(Entry):
    """Record that a business process is no longer run."""

    process: ProcessRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        process = programme.processes[self.process]
        process.state, process.ended = "retired", on


@entry("change.identified", verb="identify", register="change")
class ChangeIdentified(Entry):
    """Record that a process has to change."""

    change: NewChange
    process: ProcessRef
    title: Line
    phase: Annotated[PhaseRef | None, Field(description="the phase that needs the change")] = None
    description: Text | None = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.changes[self.change] = ProcessChange(
            self.change, self.process, self.title, on, on, self.phase
        )
