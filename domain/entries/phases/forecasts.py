"""Forecasts of when a phase goes live, each kept with the day on which it was made."""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.milestones import Expected, Teller, passed
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import PhaseRef
from domain.state.milestones import Forecast
from domain.state.programme import Programme


@entry("phase.forecast", verb="forecast")
class PhaseForecast(Entry):
    """Record when a phase is expected to go live now, also when nothing changed; what is planned stays."""

    phase: PhaseRef
    expected: Expected
    told_by: Teller = None
    note: Annotated[Text | None, Field(description="what moved it")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from passed(self.expected, on)

    def apply(self, programme: Programme, on: When) -> None:
        programme.phases[self.phase].forecasts.append(Forecast(on, self.expected, self.told_by, self.note))
