"""Where sources state different figures of one cost for one period."""

from collections.abc import Iterator
from itertools import combinations

from domain.foundation.dates import when
from domain.state.costs import CostFigure
from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Side


def costs_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield each two figures of one kind, currency and period that two sources state differently.

    Forecasts, and what is spent to date, change from day to day: they contradict each other on one date alone.
    """
    for cost in programme.costs.values():
        for earlier, later in combinations(cost.figures, 2):
            if (
                _of_one_matter(earlier, later)
                and earlier.source != later.source
                and earlier.amount != later.amount
            ):
                one, other = (Side(figure.words, figure.source, (figure,)) for figure in (earlier, later))
                yield Contradiction(
                    "sources differ",
                    cost.ref,
                    f"{cost.title}: {later.what}",
                    when(later.period).words if later.period else None,
                    one,
                    other,
                    f"{cost.called}: the {later.what} is {one.said} by {one.source} and {other.said} by "
                    f"{other.source}",
                )


def _of_one_matter(earlier: CostFigure, later: CostFigure) -> bool:
    alike = (earlier.what, earlier.currency, earlier.period) == (later.what, later.currency, later.period)
    moving = later.what == "forecast" or (later.what == "spend" and later.period is None)
    return alike and (not moving or earlier.on == later.on)


FINDERS = (costs_contradicting,)
