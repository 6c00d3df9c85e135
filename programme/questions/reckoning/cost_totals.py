"""What the programme costs, set against what it brings; amounts of different currencies are never added."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from domain.state.benefits import Benefit
from domain.state.costs import FIGURES, Cost
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View
from programme.questions.reckoning.totals import figures_of

FIELDS = (
    Field("what", "What"),
    Field("currency", "Currency"),
    Field("per", "Per"),
    Field("period", "For"),
    Field("lowest", "Lowest"),
    Field("highest", "Highest"),
    Field("things", "Of"),
    Field("left_out", "Left out"),
)
# Of a cashable benefit nobody but its own estimates says anything while it is only identified or planned.
CLAIMED = ("realised", "validated")
NOTHING = (None, None, None)
# A thing with the lowest and the highest sum that is stated of it.
Stated = tuple[str, Decimal, Decimal]


def cost_totals(view: View) -> Answer:
    """Answer with budget, forecast and spend, by currency and period, and beside them what cashable benefits brought.

    Of each cost the last figure of its kind counts; where sources differ, the row holds the lowest and the highest of
    their last figures. Costs that the programme does not cost, and benefits that it did not bring, count nowhere and
    are named. `brought` are cashable benefits that are realised or validated, `expected` those that are not yet: no sum
    of the two is made, nor of what comes every year and what comes once.
    """
    programme = view.programme
    rows = [*_costs(programme), *_benefits(programme)]
    nothing = f"no cost is stated {view.moment.words}" if view.known else unknown(view)
    return Answer("Costs against benefits", FIELDS, rows if programme.costs else [], about(view), nothing)


def _costs(programme: Programme) -> Iterator[dict[str, Any]]:
    counted = [cost for cost in programme.costs.values() if cost.not_counted is None]
    left = tuple(
        f"{cost.called}: {cost.not_counted}" for cost in programme.costs.values() if cost.not_counted
    )
    for what in FIGURES:
        found: dict[tuple[str, str | None], list[Stated]] = {}
        for cost in counted:
            for key, low, high in _stated(cost, what):
                found.setdefault(key, []).append((cost.ref, low, high))
        for (currency, period), stated in sorted(
            found.items(), key=lambda each: (each[0][0], each[0][1] or "")
        ):
            yield _row(what, (currency, None, period), stated, ())
    if left:
        yield _row("not counted", NOTHING, [], left)


def _stated(cost: Cost, what: str) -> Iterator[tuple[tuple[str, str | None], Decimal, Decimal]]:
    """Yield the lowest and the highest of what each source said last, by currency and period."""
    last: dict[tuple[str, str | None], dict[str, Decimal]] = {}
    for one in sorted(cost.figures, key=lambda figure: figure.on.latest):
        if one.what == what:
            last.setdefault((one.currency, one.period), {})[one.source] = one.amount
    for key, by_source in last.items():
        yield key, min(by_source.values()), max(by_source.values())


def _benefits(programme: Programme) -> Iterator[dict[str, Any]]:
    found: dict[tuple[str, str, str], list[Stated]] = {}
    left: dict[str, tuple[str, ...]] = {}
    for benefit in programme.benefits.values():
        if benefit.kind != "cashable" or benefit.state == "lost":
            continue
        what = "brought" if benefit.state in CLAIMED else "expected"
        if benefit.not_counted is not None:
            left[what] = (*left.get(what, ()), f"{benefit.called}: {benefit.not_counted}")
            continue
        for currency, per, low, high in _worth(benefit):
            found.setdefault((what, currency, per), []).append((benefit.ref, low, high))
    for (what, currency, per), stated in sorted(found.items()):
        yield _row(what, (currency, per, None), stated, left.pop(what, ()))
    for what, names in left.items():
        yield _row(what, NOTHING, [], names)


def _worth(benefit: Benefit) -> Iterator[tuple[str, str, Decimal, Decimal]]:
    for (currency, per), figures in figures_of(benefit).items():
        if figures:
            yield currency, per, min(figures), max(figures)


def _row(
    what: str, of: tuple[str | None, str | None, str | None], stated: list[Stated], left: tuple[str, ...]
) -> dict[str, Any]:
    currency, per, period = of
    return {
        "what": what,
        "currency": currency,
        "per": per,
        "period": period,
        "lowest": sum(low for _, low, _ in stated) if stated else None,
        "highest": sum(high for *_, high in stated) if stated else None,
        "things": tuple(ref for ref, *_ in stated),
        "left_out": left,
    }
