"""Contingency plans: what is done when a risk strikes, what calls for it, and whether it was carried out.

A contingent response with its trigger is kept with its risk, as in the PMBOK Guide and Managing Successful Programmes.
"""

from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import ContingencyRef, IndicatorRef, NewContingency, RiskRef
from domain.state.programme import Programme
from domain.state.risks import Contingency


@entry("contingency.planned", verb="plan", register="risk")
class ContingencyPlanned(Entry):
    """Plan what is done when a risk strikes: what, by whom, and the trigger that calls for it."""

    contingency: NewContingency
    risk: RiskRef
    title: Annotated[Line, Field(description="what is done then")]
    trigger: Annotated[
        Text | None, Field(description="the condition that calls for it, as one can see it")
    ] = None
    indicator: Annotated[
        IndicatorRef | None,
        Field(description="the indicator of the risk that calls for it past its threshold"),
    ] = None
    owner: Annotated[Person | None, Field(description="who carries it out")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.trigger is None and self.indicator is None:
            yield phrase(
                "say what calls for it: the condition, or an indicator of the risk",
                giving("trigger", "indicator"),
            )
        if self.indicator is not None and programme.indicators[self.indicator].risk != self.risk:
            risk = programme.indicators[self.indicator].risk
            yield phrase(
                f"{self.indicator} is an indicator of {risk}, not of {self.risk}: name one of {self.risk}",
                giving("indicator"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        programme.contingencies[self.contingency] = Contingency(
            self.contingency, self.risk, self.title, on, self.trigger, self.indicator, self.owner
        )
        programme.risks[self.risk].contingencies.append(self.contingency)


@entry("contingency.assigned", verb="assign", register="risk")
class ContingencyAssigned(Entry):
    """Name who carries out a contingency plan."""

    contingency: ContingencyRef
    owner: Annotated[Person, Field(description="who carries it out")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.contingencies[self.contingency].owner = self.owner


@entry("contingency.called", verb="call", register="risk")
class ContingencyCalled(Entry):
    """Record that a contingency plan was called for, on the day on which it was."""

    contingency: ContingencyRef
    basis: Annotated[Text, Field(description="what was seen: the trigger, or the risk itself")]
    called_by: Annotated[Person | None, Field(description="who called for it")] = None

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.contingencies[self.contingency]
        thing.state, thing.called_on, thing.called_by, thing.basis = "called", on, self.called_by, self.basis


@entry("contingency.stood-down", verb="stand-down", register="risk")
class ContingencyStoodDown(Entry):
    """Record that a contingency plan which was called for is not needed after all: it waits as before."""

    contingency: ContingencyRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.contingencies[self.contingency]
        thing.state, thing.called_on, thing.called_by, thing.note = "planned", None, None, self.reason


@entry("contingency.carried-out", verb="carry-out", register="risk")
class ContingencyCarriedOut(Entry):
    """Record that a contingency plan was carried out."""

    contingency: ContingencyRef
    note: Annotated[Text | None, Field(description="what came of it")] = None

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.contingencies[self.contingency]
        thing.state, thing.ended, thing.note = "carried out", on, self.note


@entry("contingency.dropped", verb="drop", register="risk")
class ContingencyDropped(Entry):
    """Drop a contingency plan that nobody would carry out any more, with a reason."""

    contingency: ContingencyRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.contingencies[self.contingency]
        thing.state, thing.ended, thing.note = "dropped", on, self.reason
