"""Priorities, measures and their targets as they stand."""

from collections.abc import Iterator
from decimal import Decimal

from domain.figures.disagreements import Faults, faults
from domain.figures.observations import Change, Observation, changed, span
from domain.foundation.dates import When
from domain.foundation.values import State, Value


class MeasureTarget(Value, frozen=True):
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
    target: MeasureTarget | None = None
    observations: list[Observation] = []
    state: str = "current"
    ended: When | None = None
    reason: str | None = None
    parts: tuple[str, ...] = ()

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

    def towards(self, target: MeasureTarget) -> tuple[Observation, Decimal] | None:
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


class Priority(State):
    """One priority as it stands; `plan` is the controlled document that says how it is delivered."""

    ref: str
    title: str
    since: When
    lead: str | None = None
    plan: str | None = None
    period: str | None = None
    description: str | None = None
    state: str = "current"
    ended: When | None = None
    reason: str | None = None
