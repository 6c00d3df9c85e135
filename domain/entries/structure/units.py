"""Command units (OCUs): they open, are merged into others, or close."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewUnit, PhaseRef, UnitRef
from domain.rules.circles import leads_back
from domain.state.programme import Programme
from domain.state.structure import Unit

UnitKind = Literal["territorial", "functional"]


@entry("unit.opened", verb="open")
class UnitOpened(Entry):
    """Open a command unit, territorial or functional."""

    unit: NewUnit
    name: Line
    kind: UnitKind
    phase: Annotated[PhaseRef | None, Field(description="the phase that opened it")] = None
    note: Text | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        taken = [u.ref for u in programme.units.values() if u.state == "open" and u.name == self.name]
        if taken:
            yield f"{taken[0]} is an open unit of that name already: give this one another name"

    def apply(self, programme: Programme, on: When) -> None:
        programme.units[self.unit] = Unit(self.unit, self.name, self.kind, on, self.phase, self.note)


@entry("unit.merged", verb="merge")
class UnitMerged(Entry):
    """Merge a command unit into another."""

    unit: UnitRef
    into: Annotated[UnitRef, Field(description="the unit that goes on")]
    phase: Annotated[PhaseRef | None, Field(description="the phase that merged them")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.unit == self.into:
            yield f"{self.unit} cannot be merged into itself: name the unit that goes on"
            return

        def into(reference: str) -> str | None:
            return programme.units[reference].into

        mend = "name the unit that goes on"
        yield from leads_back(self.unit, self.into, into, "was merged into", mend)

    def apply(self, programme: Programme, on: When) -> None:
        unit = programme.units[self.unit]
        unit.state, unit.ended, unit.ended_by, unit.into = "merged", on, self.phase, self.into


@entry("unit.closed", verb="close")
class UnitClosed(Entry):
    """Close a command unit."""

    unit: UnitRef
    phase: Annotated[PhaseRef | None, Field(description="the phase that closed it")] = None
    reason: Text | None = None

    def apply(self, programme: Programme, on: When) -> None:
        unit = programme.units[self.unit]
        unit.state, unit.ended, unit.ended_by = "closed", on, self.phase
