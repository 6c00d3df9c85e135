"""Costs as they stand, with every figure that a source states of them."""

from decimal import Decimal
from typing import Literal

from domain.foundation.dates import When, when
from domain.foundation.values import State, Value

Figure = Literal["budget", "forecast", "spend"]
FIGURES: tuple[Figure, ...] = ("budget", "forecast", "spend")


class CostFigure(Value, frozen=True):
    """A sum of money that a source states of a cost; never added to one of another currency.

    `period` is what it is for, such as a financial year. Without one it is for all of the cost: the whole budget, the
    forecast of the whole, or what was spent by the day `on`.
    """

    what: Figure
    amount: Decimal
    currency: str
    on: When
    source: str
    period: str | None = None
    about: bool = False

    @property
    def words(self) -> str:
        """The figure as people read it: `about 500,000 GBP for Apr 2008 to Mar 2009`."""
        figure = f"{self.amount:,.2f}".removesuffix(".00")
        of = f" for {when(self.period).words}" if self.period else ""
        return f"{'about ' if self.about else ''}{figure} {self.currency}{of}"


class Cost(State):
    """One cost as it stands: what the money is for; `figures` keeps every figure, also where they disagree."""

    ref: str
    title: str
    identified: When
    owner: str | None = None
    phase: str | None = None
    description: str | None = None
    not_counted: str | None = None
    figures: list[CostFigure] = []

    def last(self, what: Figure) -> dict[tuple[str, str | None], CostFigure]:
        """Return the last figure of a kind, by its currency and the period that it is for."""
        of_kind = sorted((one for one in self.figures if one.what == what), key=lambda one: one.on.latest)
        return {(one.currency, one.period): one for one in of_kind}
