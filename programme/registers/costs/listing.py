"""How costs are listed."""

from collections.abc import Callable
from datetime import date

from domain.state.costs import Cost, Figure
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


def _last(what: Figure) -> Callable[[Cost, Programme, date], tuple[str, ...]]:
    """Return what reads the last figures of a kind, one for each currency and period."""
    return lambda cost, _, __: tuple(one.words for one in cost.last(what).values())


LISTINGS = (
    Listing(
        noun="cost",
        title="Costs",
        items=lambda programme: programme.costs.values(),
        columns=(
            Column("ref", "Ref"),
            Column("title", "Cost"),
            Column("budget", "Budget", _last("budget")),
            Column("forecast", "Forecast", _last("forecast")),
            Column("spend", "Spent", _last("spend")),
            Column("owner", "Owner"),
            Column("phase", "Phase", wide=True),
            Column("not_counted", "Not counted, because", wide=True),
            Column("figures", "Figures", lambda cost, _, __: len(cost.figures), wide=True),
        ),
    ),
)
