"""Costs of the programme: what money is for, and each budget, forecast and spend that a source states.

Budget, forecast and spend are told apart, and each keeps its source and the period that it is for: a forecast is set
against the budget of the same period, as HM Treasury's Managing Public Money asks of whoever accounts for one.
"""

from typing import Annotated

from domain.entries.benefits.register import Currency, Money
from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Edtf, Line, Person, Text
from domain.foundation.references import CostRef, NewCost, PhaseRef
from domain.state.costs import Cost, CostFigure, Figure
from domain.state.programme import Programme


@entry("cost.identified", verb="identify")
class CostIdentified(Entry):
    """Identify a cost of the programme: what the money is for, and who answers for it."""

    cost: NewCost
    title: Annotated[Line, Field(description="what the money is for")]
    owner: Annotated[Person | None, Field(description="who answers for it, the budget holder")] = None
    phase: Annotated[PhaseRef | None, Field(description="the phase that costs it, if it is of one")] = None
    description: Text | None = None
    not_counted: Annotated[
        Line | None, Field(description="why no total counts it: what the programme does not cost")
    ] = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.costs[self.cost] = Cost(
            self.cost, self.title, on, self.owner, self.phase, self.description, self.not_counted
        )


@entry("cost.assigned", verb="assign")
class CostAssigned(Entry):
    """Name who answers for a cost, the budget holder, or another one."""

    cost: CostRef
    owner: Annotated[Person, Field(description="who answers for it, the budget holder")]

    def apply(self, programme: Programme, on: When) -> None:
        programme.costs[self.cost].owner = self.owner


@entry("cost.stated", verb="state")
class CostStated(Entry):
    """Record a budget, a forecast or what was spent, as a source states it; every figure is kept with its source."""

    cost: CostRef
    what: Figure
    amount: Money
    currency: Currency
    source: Annotated[Line, Field(description="the paper or the ledger that states it")]
    period: Annotated[
        Edtf | None,
        Field(
            description="what it is for, such as 2008-04/2009-03; left out, it is for all of it, and spend is to date"
        ),
    ] = None
    about: Annotated[bool, Field(description="whether the source says that it is approximate")] = False

    def figure(self, on: When) -> CostFigure:
        """Return what the cost keeps of this entry, made on that date."""
        return CostFigure(self.what, self.amount, self.currency, on, self.source, self.period, self.about)

    def apply(self, programme: Programme, on: When) -> None:
        programme.costs[self.cost].figures.append(self.figure(on))
