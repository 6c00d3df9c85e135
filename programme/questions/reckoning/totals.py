"""What the benefits come to, by state and kind; amounts of different currencies are never added."""

from decimal import Decimal
from typing import Any

from domain.state.benefits import Amount, Benefit
from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View

FIELDS = (
    Field("state", "State"),
    Field("kind", "Kind"),
    Field("benefits", "Benefits"),
    Field("currency", "Currency"),
    Field("per", "Per"),
    Field("lowest", "Lowest"),
    Field("highest", "Highest"),
    Field("estimated", "By estimate only", wide=True),
    Field("left_out", "Left out"),
)
STATES = ("identified", "planned", "realised", "validated", "lost")
KINDS = ("cashable", "non-cashable")


def totals(view: View) -> Answer:
    """Answer with the sum of each state, kind, currency and frequency, the lowest and the highest estimate apart.

    A benefit counts by its validated amount, else its realised one, else its estimates; one without any of them has
    no currency. Estimates in two currencies or of two frequencies put it in a row of each, and are not added. What
    did not come from the programme counts nowhere, nor does what was aimed at anyway: of a benefit with a target only
    what lies beyond it. `left_out` names each of these.
    """
    found: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    for benefit in view.programme.benefits.values():
        for (currency, per), figures in sorted(_figures(benefit).items()):
            key = (benefit.state, benefit.kind, currency, per)
            row = found.setdefault(key, _empty(*key))
            if benefit.not_counted:
                row["left_out"] += (f"{benefit.called}: {benefit.not_counted}",)
                continue
            row["benefits"] += 1
            aimed = _aimed_at(benefit, currency, per)
            beyond = _beyond(figures, aimed)
            if aimed and figures:
                row["left_out"] += (f"{benefit.called}: the first {aimed.words}, which is its target",)
            if beyond:
                row["lowest"] = (row["lowest"] or 0) + min(beyond)
                row["highest"] = (row["highest"] or 0) + max(beyond)
                row["estimated"] += not (benefit.validated_amount or benefit.realised_amount)
    rows = sorted(found.values(), key=lambda row: (STATES.index(row["state"]), KINDS.index(row["kind"])))
    nothing = f"no benefits {view.moment.words}" if view.known else unknown(view)
    return Answer("Benefits in total", FIELDS, rows, about(view), nothing)


def figures_of(benefit: Benefit) -> dict[tuple[str, str], list[Decimal]]:
    """Return what a benefit is worth, by currency and frequency: of one with a target only what lies beyond it."""
    found = _figures(benefit).items()
    return {key: _beyond(figures, _aimed_at(benefit, *key)) for key, figures in found}


def _beyond(figures: list[Decimal], aimed: Amount | None) -> list[Decimal]:
    return [max(figure - aimed.figure, Decimal(0)) if aimed else figure for figure in figures]


def _figures(benefit: Benefit) -> dict[tuple[str, str], list[Decimal]]:
    figures: dict[tuple[str, str], list[Decimal]] = {}
    for amount in benefit.amounts():
        figures.setdefault((amount.currency, amount.per), []).append(amount.figure)
    return figures or {("", ""): []}


def _aimed_at(benefit: Benefit, currency: str, per: str) -> Amount | None:
    """Return the last target in a currency and of a frequency."""
    alike = (one for one in reversed(benefit.targets) if (one.currency, one.per) == (currency, per))
    return next(alike, None)


def _empty(state: str, kind: str, currency: str, per: str) -> dict[str, Any]:
    return {
        "state": state, "kind": kind, "benefits": 0, "currency": currency or None, "per": per or None,
        "lowest": None, "highest": None, "estimated": 0, "left_out": (),
    }  # fmt: skip
