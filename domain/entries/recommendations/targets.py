"""Improvement targets of the notional contract: a quartile or a value to be reached by a day."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Edtf, Line, Person, Text
from domain.foundation.phrases import Sentence, by, giving, phrase
from domain.foundation.references import NewTarget, TargetRef
from domain.state.contract import ContractTarget, Observed, Quartile
from domain.state.programme import Programme

Number = Annotated[Decimal, Field(max_digits=14, decimal_places=4)]


def written(number: Decimal | None) -> str | None:
    """Write a number as it is stored, exactly."""
    return None if number is None else f"{number.normalize():f}"


@entry("target.set", verb="set")
class ContractTargetSet(Entry):
    """Agree an improvement target to be reached by a day: a quartile among comparable units, or a value."""

    target: NewTarget
    title: Annotated[Line, Field(description="what is measured, such as robbery")]
    area: Annotated[Line, Field(description="such as crime reduction or sanction detection")]
    baseline_quartile: Annotated[Quartile | None, Field(description="where it stood when it was set")] = None
    target_quartile: Annotated[Quartile | None, Field(description="this one or better")] = None
    comparison: Annotated[
        Line | None, Field(description="among whom the quartile is, as “similar units”")
    ] = None
    baseline_value: Annotated[Number | None, Field(description="the value when it was set")] = None
    target_value: Annotated[Number | None, Field(description="the value to be reached or passed")] = None
    unit: Annotated[Line | None, Field(description="of the value, such as % or offences a year")] = None
    direction: Literal["higher is better", "lower is better"] | None = None
    due: Annotated[Day | None, Field(description="else the deadline of the notional contract")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if (self.target_quartile is None) == (self.target_value is None):
            yield phrase(
                "say what is to be reached: a quartile",
                giving("target_quartile"),
                " or a value",
                giving("target_value"),
                ", one of them",
            )
        elif self.target_value is not None and (self.unit is None or self.direction is None):
            yield phrase(
                "a value needs its unit",
                giving("unit"),
                " and which way is better, such as “lower is better”",
                giving("direction"),
            )
        elif self.target_quartile is not None and (
            self.direction or self.unit or self.baseline_value is not None
        ):
            yield phrase(
                "a quartile is better nearer the top: leave out its direction, unit and baseline value",
                giving("direction", "unit", "baseline_value"),
            )
        elif self.target_value is not None and (self.baseline_quartile or self.comparison):
            yield phrase(
                "a value begins at a value: give that",
                giving("baseline_value"),
                ", and no quartile or comparison to begin at",
                giving("baseline_quartile", "comparison"),
            )
        if self.due is None and programme.contract is None:
            yield phrase(
                "say when it is due",
                giving("due"),
                ", or agree the notional contract first (",
                by("contract.agreed"),
                ")",
            )

    def apply(self, programme: Programme, on: When) -> None:
        deadline = programme.contract.deadline if programme.contract else on.latest
        programme.targets[self.target] = ContractTarget(
            ref=self.target,
            title=self.title,
            area=self.area,
            due=self.due or deadline,
            agreed=on,
            comparison=self.comparison,
            unit=self.unit,
            direction=self.direction,
            baseline_quartile=self.baseline_quartile,
            target_quartile=self.target_quartile,
            baseline_value=written(self.baseline_value),
            target_value=written(self.target_value),
        )


@entry("target.observed", verb="observe")
class TargetObserved(Entry, kw_only=True):
    """Record the quartile or the value that a target's measure was found at."""

    target: TargetRef
    quartile: Quartile | None = None
    value: Number | None = None
    source: Annotated[Line, Field(description="who measured it, and where it is written")]
    period: Annotated[Edtf | None, Field(description="the time that was measured, when it is known")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        target = programme.targets[self.target]
        if target.target_quartile and (self.quartile is None or self.value is not None):
            yield phrase(
                f"{target.ref} is a quartile ({target.aim}): give its quartile",
                giving("quartile"),
                ", and no value",
            )
        elif target.target_value and (self.value is None or self.quartile is not None):
            yield phrase(
                f"{target.ref} is a value ({target.aim}): give its value",
                giving("value"),
                ", and no quartile",
            )

    def apply(self, programme: Programme, on: When) -> None:
        target = programme.targets[self.target]
        met = target.meets(self.quartile, self.value)
        target.observations.append(
            Observed(on, self.quartile, written(self.value), met, self.source, self.period)
        )
        target.state = "met" if met else "not met yet"


@entry("target.voided", verb="void")
class TargetVoided(Entry):
    """Void a target that circumstances beyond control made unrealistic."""

    target: TargetRef
    voided_by: Annotated[Person, Field(description="who found so")]
    reason: Annotated[Text, Field(description="which circumstances, and why nobody here controls them")]

    def apply(self, programme: Programme, on: When) -> None:
        target = programme.targets[self.target]
        target.state, target.reason = "voided", f"{self.reason} ({self.voided_by})"
