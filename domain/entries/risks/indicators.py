"""Key risk indicators: measured values with a threshold that says a risk is moving."""

from decimal import Decimal
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import OUTSIDERS, Edtf, Finder, Line
from domain.foundation.references import IndicatorRef, NewIndicator, RiskRef
from domain.state.programme import Programme
from domain.state.risks import Indicator, Reading

Measured = Annotated[Decimal, Field(max_digits=18, decimal_places=6)]


@entry("indicator.set", verb="set", register="risk")
class IndicatorSet(Entry):
    """Choose an indicator for a risk, with the threshold at which it warns."""

    indicator: NewIndicator
    risk: RiskRef
    title: Line
    unit: Line
    threshold: Measured
    worse: Annotated[
        Literal["above", "below"], Field(description="on which side of the threshold it warns")
    ] = "above"
    identified_by: Finder = "programme"

    @property
    def upkeep(self) -> bool:
        return self.identified_by not in OUTSIDERS

    def apply(self, programme: Programme, on: When) -> None:
        programme.indicators[self.indicator] = Indicator(
            self.indicator, self.risk, self.title, self.unit, self.worse, self.threshold
        )
        programme.risks[self.risk].indicators.append(self.indicator)


@entry("indicator.observed", verb="observe", register="risk")
class IndicatorObserved(Entry):
    """Record a measurement of an indicator."""

    indicator: IndicatorRef
    value: Measured
    source: Line
    period: Annotated[
        Edtf | None, Field(description="what it covers, such as 2008-11, when it became known later")
    ] = None
    observed_by: Finder = "programme"

    @property
    def upkeep(self) -> bool:
        return self.observed_by not in OUTSIDERS

    def reading(self, on: When) -> Reading:
        """Return what the indicator keeps of this entry, made on that date."""
        return Reading(on, self.value, self.source, self.period)

    def apply(self, programme: Programme, on: When) -> None:
        indicator = programme.indicators[self.indicator]
        indicator.readings.append(self.reading(on))
        passed = (
            self.value > indicator.threshold
            if indicator.worse == "above"
            else self.value < indicator.threshold
        )
        indicator.value, indicator.observed, indicator.period = self.value, on, self.period
        indicator.breached = (indicator.breached or on) if passed else None
