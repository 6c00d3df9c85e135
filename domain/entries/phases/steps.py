"""Phases: the steps of a restructuring between two structures, from the plan until each is under way."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Edtf, Line, Person, PersonalNote, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewPhase, PhaseRef, Refers, UnitRef
from domain.rules.circles import leads_back
from domain.state.engagement import Mode
from domain.state.phases import Phase
from domain.state.programme import Programme

Needed = Annotated[str, Refers(("BP", "PC", "SOP", "EIA"))]


@entry("phase.planned", verb="plan")
class PhasePlanned(Entry):
    """Plan a phase: from which structure to which, when, and led by whom."""

    phase: NewPhase
    title: Line
    purpose: Text | None = None
    lead: Person | None = None
    planned_start: Annotated[
        Edtf | None, Field(description="a date or as much of one as is planned: 2009-04")
    ] = None
    planned_live: Annotated[Edtf | None, Field(description="when it is to go live: 2009-04")] = None
    interim: Annotated[bool, Field(description="whether another phase is to end it")] = False
    opens: Annotated[tuple[UnitRef, ...], Field(description="the command units it opens")] = ()
    merges: Annotated[tuple[UnitRef, ...], Field(description="the command units it merges into others")] = ()
    closes: Annotated[tuple[UnitRef, ...], Field(description="the command units it closes")] = ()

    def apply(self, programme: Programme, on: When) -> None:
        programme.phases[self.phase] = Phase(
            ref=self.phase,
            title=self.title,
            planned=on,
            purpose=self.purpose,
            lead=self.lead,
            planned_start=self.planned_start,
            planned_live=self.planned_live,
            interim=self.interim,
            opens=self.opens,
            merges=self.merges,
            closes=self.closes,
        )


@entry("phase.replanned", verb="replan")
class PhaseReplanned(Entry):
    """Change the dates or the lead of a phase, with a reason."""

    phase: PhaseRef
    reason: Text
    planned_start: Edtf | None = None
    planned_live: Edtf | None = None
    lead: Person | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if not any((self.planned_start, self.planned_live, self.lead)):
            yield "nothing would change: give a planned start, a planned go-live or a lead"

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        for name in ("planned_start", "planned_live", "lead"):
            if (value := getattr(self, name)) is not None:
                setattr(phase, name, value)


@entry("phase.bounded", verb="end-by")
class PhaseBounded(Entry):
    """Name the phase that replaces an interim one."""

    phase: PhaseRef
    ended_by: Annotated[PhaseRef, Field(description="the phase that ends it")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.phase == self.ended_by:
            yield f"{self.phase} cannot end itself: name the phase that follows it"
            return

        def ended_by(reference: str) -> str | None:
            return programme.phases[reference].ended_by

        mend = "name a phase that comes after both"
        yield from leads_back(self.phase, self.ended_by, ended_by, "is ended by", mend)

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        phase.interim, phase.ended_by = True, self.ended_by


@entry("phase.dependency-found", verb="need")
class PhaseDependencyFound(Entry):
    """Add something a phase depends on: a process, a process change, a document or an assessment."""

    phase: PhaseRef
    needs: Annotated[tuple[Needed, ...], Field(min_length=1, description="what it depends on")]

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        phase.needs.extend(need for need in self.needs if need not in phase.needs)


@entry("phase.dependency-dropped", verb="need-not")
class PhaseDependencyDropped(Entry):
    """Record that a phase does not depend on something after all, with a reason."""

    phase: PhaseRef
    needs: Annotated[tuple[Needed, ...], Field(min_length=1, description="what it does not depend on")]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        known = programme.phases[self.phase].needs
        if unknown := [need for need in self.needs if need not in known]:
            yield f"{self.phase} does not depend on {', '.join(unknown)}: leave that out"

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        phase.needs = [need for need in phase.needs if need not in self.needs]


@entry("phase.consulted", verb="consult")
class PhaseConsulted(Entry):
    """Record that staff were consulted on a phase before it goes live; being told of it is not consultation."""

    phase: PhaseRef
    with_whom: Line
    heard: Annotated[PersonalNote, Field(description="what they said, and what came of it")]
    mode: Annotated[
        Mode | None,
        Field(description="how; consulting if not given: who was only told (informing) was not consulted"),
    ] = None

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        if self.mode == "informing":
            phase.informed = phase.informed or on
        else:
            phase.consulted = phase.consulted or on


@entry("phase.started", verb="start")
class PhaseStarted(Entry):
    """Start a phase: people, buildings or work begin to move."""

    phase: PhaseRef

    def apply(self, programme: Programme, on: When) -> None:
        phase = programme.phases[self.phase]
        phase.state, phase.started = "under way", on
