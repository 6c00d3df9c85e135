"""Milestones: by when each was planned, by when it is expected now, and when it was reached.

Each forecast is kept with the day on which it was made: how it slipped from one report to the next is read off a
milestone trend chart, a tool of project control since the 1970s (in German Meilensteintrendanalyse).
"""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When, when
from domain.foundation.fields import Edtf, Line, Person, Stated, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import MilestoneRef, NewMilestone, PhaseRef
from domain.state.milestones import Forecast, Milestone
from domain.state.programme import Programme

Expected = Annotated[
    Edtf, Field(description="when it is expected now, or as much of a date as is known: 2009-04")
]
Teller = Annotated[Person | None, Field(description="who says so")]


def passed(expected: str, on: When) -> Iterator[Sentence]:
    """Yield that what is expected still cannot be expected for a day before it was said."""
    if when(expected).latest < on.earliest:
        yield phrase(
            f"what is expected still cannot have been by {when(expected).words}: give a date on or after {on.words}",
            giving("expected"),
        )


@entry("milestone.planned", verb="plan")
class MilestonePlanned(Entry):
    """Plan a milestone of a phase or of the programme: what is to be reached, and by when."""

    milestone: NewMilestone
    title: Annotated[Line, Field(description="what is reached then")]
    planned: Annotated[
        Edtf | None,
        Field(description="when it is to be reached, or as much of a date as is planned: 2009-04"),
    ]
    phase: Annotated[
        PhaseRef | None, Field(description="the phase that it is of; else it is of the programme")
    ] = None
    owner: Annotated[Person | None, Field(description="who answers for its being reached")] = None

    def apply(self, programme: Programme, on: When) -> None:
        made = Milestone(self.milestone, self.title, on, self.phase, self.planned, self.owner)
        if self.planned is not None:
            made.plans.append(Forecast(on, self.planned))
        programme.milestones[self.milestone] = made


@entry("milestone.assigned", verb="assign")
class MilestoneAssigned(Entry):
    """Name who answers for a milestone's being reached."""

    milestone: MilestoneRef
    owner: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.milestones[self.milestone].owner = self.owner


@entry("milestone.attached", verb="attach")
class MilestoneAttached(Entry):
    """Attach a milestone to another phase, when the one that it was of will not be."""

    milestone: MilestoneRef
    phase: PhaseRef

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if programme.milestones[self.milestone].phase == self.phase:
            yield f"{self.milestone} is of {self.phase} already: name another phase"

    def apply(self, programme: Programme, on: When) -> None:
        programme.milestones[self.milestone].phase = self.phase


@entry("milestone.forecast", verb="forecast")
class MilestoneForecast(Entry):
    """Record when a milestone is expected now, also when nothing changed; every forecast is kept."""

    milestone: MilestoneRef
    expected: Expected
    told_by: Teller = None
    note: Annotated[Text | None, Field(description="what moved it")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from passed(self.expected, on)

    def apply(self, programme: Programme, on: When) -> None:
        made = Forecast(on, self.expected, self.told_by, self.note)
        programme.milestones[self.milestone].forecasts.append(made)


@entry("milestone.replanned", verb="replan")
class MilestoneReplanned(Entry):
    """Plan another date for a milestone, with a reason; the dates before stay on record."""

    milestone: MilestoneRef
    planned: Annotated[Edtf, Field(description="when it is now to be reached: 2009-04")]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.planned == programme.milestones[self.milestone].planned:
            yield phrase(
                f"{self.milestone} is planned for {when(self.planned).words} already: give another date",
                giving("planned"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.milestones[self.milestone]
        thing.planned = self.planned
        thing.plans.append(Forecast(on, self.planned, note=self.reason))


@entry("milestone.reached", verb="reach")
class MilestoneReached(Entry):
    """Record that a milestone was reached, on the day on which it was."""

    milestone: MilestoneRef
    shown_by: Annotated[Stated, Field(description="what shows it")]

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.milestones[self.milestone]
        thing.state, thing.reached, thing.ended, thing.shown_by = "reached", on, on, self.shown_by


@entry("milestone.dropped", verb="drop")
class MilestoneDropped(Entry):
    """Drop a milestone that nobody means to reach any more, with a reason."""

    milestone: MilestoneRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.milestones[self.milestone]
        thing.state, thing.ended, thing.reason = "dropped", on, self.reason
