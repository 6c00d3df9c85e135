"""Measures: what is counted to see how the organisation does, with targets and what sources say for each period."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from domain.asking import Field
from domain.dates import When
from domain.disagreements import Faults, faults
from domain.entry import Entry, entry
from domain.fields import Edtf, Line
from domain.observations import Change, Observation, changed, span
from domain.references import MeasureRef, NewMeasure, PriorityRef
from domain.state import State, Value

if TYPE_CHECKING:
    from domain.programme import Programme

Figure = Annotated[Decimal, Field(max_digits=18, decimal_places=6)]


class Target(Value, frozen=True):
    """What a measure is to reach: a value, a change in percent or a quartile; `period` is what it is set for."""

    figure: Decimal
    of: str
    set_on: When
    source: str
    period: str | None = None

    def missed(self, figure: Decimal, better: str) -> bool:
        """Tell whether a figure is worse than the target; the first quartile is the best."""
        worse_above = self.of == "quartile" or better == "lower"
        return figure > self.figure if worse_above else figure < self.figure


class Measure(State):
    """One measure as it stands; `per` says of how many a rate is worked out, 100 for percent."""

    ref: str
    title: str
    unit: str
    better: str
    since: When
    source: str
    area: str | None = None
    priority: str | None = None
    per: int = 100
    counted: bool = False
    every_days: int | None = None
    target: Target | None = None
    observations: list[Observation] = []
    state: str = "current"
    ended: When | None = None
    reason: str | None = None

    def figure(self, observation: Observation) -> Decimal | None:
        """Return the value of an observation, worked out from its counts where none is stated."""
        return observation.figure(self.per)

    def latest(self) -> Observation | None:
        """Return the observation with a value that reaches furthest, the last recorded of several."""
        valued = [one for one in self.observations if self.figure(one) is not None]
        return max(reversed(valued), key=lambda one: one.last, default=None)

    def change(self, observation: Observation) -> Change | None:
        """Return the change that led to an observation, worked out from what is known of this measure."""
        return changed(observation, self.observations, per=self.per, counted=self.counted)

    def changes(self) -> Iterator[Change]:
        """Yield each change that can be worked out."""
        return (change for one in self.observations if (change := self.change(one)) is not None)

    def faults(self) -> Faults:
        """Return what does not agree among the figures."""
        return faults(tuple(self.observations), self.per, self.better, counted=self.counted)

    def towards(self, target: Target) -> tuple[Observation, Decimal] | None:
        """Return what was last observed of what the target is about, within its period if it has one."""
        latest_first = sorted(self.observations, key=lambda one: one.last)[::-1]
        for one in latest_first:
            if target.period and not (
                one.last <= span(target.period)[1] and one.last >= span(target.period)[0]
            ):
                continue
            if (figure := self._aimed_at(target.of, one)) is not None:
                return one, figure
        return None

    def _aimed_at(self, of: str, observation: Observation) -> Decimal | None:
        if of == "value":
            return self.figure(observation)
        if of == "quartile":
            return None if observation.quartile is None else Decimal(observation.quartile)
        change = self.change(observation)
        if change is not None:
            return change.percent
        return observation.stated_change if observation.stated_in == "percent" else None


def ended_already(measure: Measure) -> Iterator[str]:
    """Yield that nothing more is recorded of a measure that is no longer kept."""
    if measure.state == "retired":
        yield f"{measure.ref} is retired: set a new measure (measure set)"


@entry("measure.set", verb="set")
class MeasureSet(Entry):
    """A measure was chosen: what is counted, in which unit, which way is better, and where its figures come from."""

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

    def apply(self, programme: "Programme", on: When) -> None:
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


@entry("measure.target-set", verb="target")
class TargetSet(Entry, kw_only=True):
    """A measure was given a target, in place of the one before."""

    measure: MeasureRef
    target: Annotated[Figure, Field(description="the value, the change in percent or the quartile to reach")]
    of: Annotated[Literal["value", "change", "quartile"], Field(description="what the target is about")] = (
        "value"
    )
    period: Annotated[Edtf | None, Field(description="what it is set for: 2008-04/2009-03")] = None
    source: Line

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        measure = programme.measures[self.measure]
        yield from ended_already(measure)
        if measure.better == "neither" and self.of != "quartile":
            yield f"of {self.measure} neither more nor less is better: a target needs a measure that says which is"
        if self.of == "quartile" and self.target not in {1, 2, 3, 4}:
            yield f"there is no quartile {self.target}: give 1 (best), 2, 3 or 4 (bottom)"

    def apply(self, programme: "Programme", on: When) -> None:
        programme.measures[self.measure].target = Target(self.target, self.of, on, self.source, self.period)
