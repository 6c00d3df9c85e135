"""The programme: every register as it stands, folded from the records."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Percent, Person, Text
from domain.foundation.phrases import Sentence
from domain.state.programme import Programme, Statement


@entry("programme.started", verb="start")
class ProgrammeStarted(Entry):
    """Start a restructuring programme: the first entry of its journal."""

    name: Line
    purpose: Annotated[Text | None, Field(description="what the programme is to achieve")] = None
    lead: Annotated[Person | None, Field(description="the one person accountable for it")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if programme.name:
            yield f"this journal holds the programme “{programme.name}” already: use another store for a new one"

    def apply(self, programme: Programme, on: When) -> None:
        programme.name, programme.purpose, programme.lead = self.name, self.purpose, self.lead
        programme.started = on


@entry("programme.led", verb="lead")
class LeadChanged(Entry):
    """Name another lead of the programme."""

    lead: Person

    def apply(self, programme: Programme, on: When) -> None:
        programme.lead = self.lead


@entry("programme.progress-stated", verb="progress")
class ProgressStated(Entry):
    """Record how much of the programme someone states is done; it is kept beside what is counted."""

    percent: Percent
    source: Line

    def statement(self, on: When) -> Statement:
        """Return what the programme keeps of this entry, made on that date."""
        return Statement(on, str(self.percent), self.source)

    def apply(self, programme: Programme, on: When) -> None:
        programme.progress.append(self.statement(on))


@entry("programme.register-reviewed", verb="review-register")
class RegisterReviewed(Entry):
    """Record that a whole register was gone through and brought up to date."""

    kept: Annotated[Literal["risk", "staff-issue"], Field(description="which register")]
    note: Text

    def apply(self, programme: Programme, on: When) -> None:
        programme.kept[self.kept] = on
