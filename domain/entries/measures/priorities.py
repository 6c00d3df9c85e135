"""Priorities: what the organisation has set itself to deliver, each with one lead and a delivery plan."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Edtf, Line, Person, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewPriority, PriorityRef, SopRef
from domain.state.measures import Priority
from domain.state.programme import Programme


@entry("priority.set", verb="set")
class PrioritySet(Entry):
    """Set a priority, with its senior lead and its delivery plan where they are known."""

    priority: NewPriority
    title: Line
    lead: Annotated[Person | None, Field(description="the one senior manager who answers for it")] = None
    plan: Annotated[SopRef | None, Field(description="its delivery plan, a controlled document")] = None
    period: Annotated[Edtf | None, Field(description="what it is set for: 2009-04/2010-03")] = None
    description: Text | None = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.priorities[self.priority] = Priority(
            self.priority, self.title, on, self.lead, self.plan, self.period, self.description
        )


@entry("priority.led", verb="lead")
class PriorityLed(Entry):
    """Name the senior lead of a priority."""

    priority: PriorityRef
    lead: Annotated[Person, Field(description="the one senior manager who answers for it")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        priority = programme.priorities[self.priority]
        if priority.lead == self.lead:
            yield f"{self.lead} leads {self.priority} already: name the new lead, or leave it as it is"

    def apply(self, programme: Programme, on: When) -> None:
        programme.priorities[self.priority].lead = self.lead


@entry("priority.planned", verb="plan")
class PriorityPlanned(Entry):
    """Name the document that is the delivery plan of a priority."""

    priority: PriorityRef
    plan: Annotated[SopRef, Field(description="the delivery plan, a controlled document")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.priorities[self.priority].plan = self.plan


@entry("priority.ended", verb="end")
class PriorityEnded(Entry):
    """End a priority that was met, replaced or given up, with the reason."""

    priority: PriorityRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        priority = programme.priorities[self.priority]
        priority.state, priority.ended, priority.reason = "ended", on, self.reason
