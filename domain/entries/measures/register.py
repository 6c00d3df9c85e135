"""Measures: what is counted to see how the organisation does, with targets and what sources say for each period."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Edtf, Line
from domain.foundation.phrases import Sentence
from domain.foundation.references import MeasureRef, NewMeasure, PriorityRef
from domain.state.measures import Measure, MeasureTarget
from domain.state.programme import Programme

Figure = Annotated[Decimal, Field(max_digits=18, decimal_places=6)]


@entry("measure.set", verb="set")
class MeasureSet(Entry):
    """Choose a measure: what is counted, in which unit, which way is better, and where its figures come from."""

    measure: NewMeasure
    title: Line
    unit: Annotated[Line, Field(description="such as crimes, % or crimes per 1,000 residents")]
    better: Annotated[Literal["higher", "lower", "neither"], Field(description="which way is an improvement")]
    source: Annotated[Line, Field(description="where its figures come from")]
    area: Annotated[Line | None, Field(description="such as crime, sanction detection, satisfaction")] = None
    priority: Annotated[PriorityRef | None, Field(description="the priority it shows")] = None
    counted: Annotated[
        bool, Field(description="whether its values are whole counts, not rounded figures")
    ] = False
    per: Annotated[
        int,
        Field(ge=1, le=1_000_000, description="of how many a rate is worked out: 1000 for crimes per 1,000"),
    ] = 100
    every_days: Annotated[
        int | None, Field(ge=1, le=3650, description="how many days may pass until it is observed again")
    ] = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.measures[self.measure] = Measure(
            ref=self.measure,
            title=self.title,
            unit=self.unit,
            better=self.better,
            since=on,
            source=self.source,
            area=self.area,
            priority=self.priority,
            per=self.per,
            counted=self.counted,
            every_days=self.every_days,
        )


@entry("measure.composed", verb="compose")
class MeasureComposed(Entry):
    """Say which measures make up another: their counts for a period add up to its own."""

    measure: MeasureRef
    parts: Annotated[
        tuple[MeasureRef, ...], Field(min_length=2, description="the measures that add up to it")
    ]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        whole = programme.measures[self.measure]
        if len(set(self.parts)) < len(self.parts):
            yield "a part counts once: name each of them once"
        if self.measure in made_of(programme, self.parts):
            yield f"{self.measure} would be a part of itself: name measures that are not made of it"
        for part in (programme.measures[ref] for ref in self.parts):
            if part.unit != whole.unit:
                yield f"{part.ref} is in {part.unit} and {whole.ref} in {whole.unit}: only what is in one unit adds up"

    def apply(self, programme: Programme, on: When) -> None:
        programme.measures[self.measure].parts = self.parts


def made_of(programme: Programme, refs: Iterable[str]) -> set[str]:
    """Return measures with all that they are made of, over any number of steps."""
    found: set[str] = set()
    waiting = [*refs]
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting += programme.measures[ref].parts
    return found


@entry("measure.target-set", verb="target")
class MeasureTargetSet(Entry, kw_only=True):
    """Set the target of a measure, in place of the one before."""

    measure: MeasureRef
    target: Annotated[Figure, Field(description="the value, the change in percent or the quartile to reach")]
    of: Annotated[Literal["value", "change", "quartile"], Field(description="what the target is about")] = (
        "value"
    )
    period: Annotated[Edtf | None, Field(description="what it is set for: 2008-04/2009-03")] = None
    source: Line

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        measure = programme.measures[self.measure]
        if measure.better == "neither" and self.of != "quartile":
            yield f"of {self.measure} neither more nor less is better: a target needs a measure that says which is"
        if self.of == "quartile" and self.target not in {1, 2, 3, 4}:
            yield f"there is no quartile {self.target}: give 1 (best), 2, 3 or 4 (bottom)"

    def apply(self, programme: Programme, on: When) -> None:
        programme.measures[self.measure].target = MeasureTarget(
            self.target, self.of, on, self.source, self.period
        )
