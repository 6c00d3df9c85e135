"""What becomes of a measure: it is observed, by one source or several, and in the end retired."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.entries.measures.register import Figure
from domain.figures.observations import Observation, span
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Count, Edtf, Line, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import MeasureRef
from domain.state.programme import Programme

Quartile = Annotated[int, Field(ge=1, le=4)]
Place = Annotated[int, Field(ge=1, le=1000)]


@entry("measure.observed", verb="observe")
class MeasureObserved(Entry):
    """Record a figure of a measure for a period from a source; figures that disagree are all kept."""

    measure: MeasureRef
    source: Annotated[Line, Field(description="who says so, and where")]
    value: Annotated[Figure | None, Field(description="the figure, with as many decimals as were given")] = (
        None
    )
    period: Annotated[Edtf | None, Field(description="what it covers: 2007-04/2008-03")] = None
    numerator: Annotated[Count | None, Field(description="how many, when a rate is worked out")] = None
    denominator: Annotated[Count | None, Field(description="out of how many")] = None
    stated_change: Annotated[Figure | None, Field(description="the change as the source words it")] = None
    stated_in: Annotated[
        Literal["percent", "points"], Field(description="whether the stated change is in percent or points")
    ] = "percent"
    against: Annotated[
        Edtf | None, Field(description="the period that the change is from: 2006-04/2007-03")
    ] = None
    quartile: Annotated[Quartile | None, Field(description="among similar forces: 1 best, 4 bottom")] = None
    quartile_at_worst: Annotated[
        Quartile | None,
        Field(description="the lowest it can be, when a source says only that it is not below"),
    ] = None
    rank: Annotated[Place | None, Field(description="place among similar forces, 1 best")] = None
    out_of: Annotated[Place | None, Field(description="how many are ranked")] = None
    peers: Annotated[Figure | None, Field(description="the figure of similar forces together")] = None
    note: Text | None = None
    months: Annotated[
        int | None, Field(ge=1, le=1200, description="how many months the source calls the period")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        counts = (self.numerator, self.denominator)
        said = (
            self.value,
            *counts,
            self.stated_change,
            self.quartile,
            self.quartile_at_worst,
            self.rank,
            self.peers,
        )
        if all(one is None for one in said):
            yield "nothing was observed: give a value, counts, a stated change, a quartile, a rank or peers"
        if self.denominator is not None and self.numerator is None:
            yield "a denominator alone gives no rate: give the numerator with it"
        if self.denominator == 0:
            yield "nothing can be counted out of none: leave the denominator out when there was nobody"
        if self.rank is not None and (self.out_of is None or self.rank > self.out_of):
            yield phrase(
                "a rank needs how many are ranked, and is no higher than that: give both, such as 4 out of 4",
                giving("rank", "out_of"),
            )
        if self.against and self.against == self.period:
            yield f"{self.period} cannot be compared with itself: give the earlier period as the one it is from"
        if self.period and span(self.period)[0] > on.latest:
            yield f"{self.period} had not begun on {on.words}: check the period, or give a later date"
        if self.months and not self.period:
            yield "a number of months says how long a period is called: give the period with it"

    def observation(self, on: When) -> Observation:
        """Return what the measure keeps of this entry, made on that date."""
        return Observation(
            on=on,
            source=self.source,
            period=self.period,
            value=self.value,
            numerator=self.numerator,
            denominator=self.denominator,
            stated_change=self.stated_change,
            stated_in=None if self.stated_change is None else self.stated_in,
            against=self.against,
            quartile=self.quartile,
            quartile_at_worst=self.quartile_at_worst,
            rank=self.rank,
            out_of=self.out_of,
            peers=self.peers,
            note=self.note,
            months=self.months,
        )

    def apply(self, programme: Programme, on: When) -> None:
        programme.measures[self.measure].observations.append(self.observation(on))


@entry("measure.retired", verb="retire")
class MeasureRetired(Entry):
    """Retire a measure, with the reason; what was observed stays."""

    measure: MeasureRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        measure = programme.measures[self.measure]
        measure.state, measure.ended, measure.reason = "retired", on, self.reason
