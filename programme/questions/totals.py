"""What the benefits come to, by state and kind; amounts of different currencies are never added."""

from decimal import Decimal
from typing import Any

from domain.state.benefits import Benefit
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
)
STATES = ("identified", "planned", "realised", "validated", "lost")
KINDS = ("cashable", "non-cashable")


def totals(view: View) -> Answer:
    """Answer with the sum of each state, kind, currency and frequency, the lowest and the highest estimate apart.

    A benefit counts by its validated amount, else its realised one, else its estimates; one without any of them has
    no currency. Estimates in two currencies or of two frequencies put it in a row of each, and are not added.
    """
    found: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    for benefit in view.programme.benefits.values():
        for (currency, per), figures in sorted(_figures(benefit).items()):
            key = (benefit.state, benefit.kind, currency, per)
            row = found.setdefault(key, _empty(*key))
            row["benefits"] += 1
            if figures:
                row["lowest"] = (row["lowest"] or 0) + min(figures)
                row["highest"] = (row["highest"] or 0) + max(figures)
                row["estimated"] += not (benefit.validated_amount or benefit.realised_amount)
    rows = sorted(found.values(), key=lambda row: (STATES.index(row["state"]), KINDS.index(row["kind"])))
    nothing = f"no benefits {view.moment.words}" if view.known else unknown(view)
    return Answer("Benefits in total", FIELDS, rows, about(view), nothing)


def _figures(benefit: Benefit) -> dict[tuple[str, str], list[Decimal]]:
    figures: dict[tuple[str, str], list[Decimal]] = {}
    for amount in benefit.amounts():
        figures.setdefault((amount.currency, amount.per), []).append(amount.figure)
    return figures or {("", ""): []}


def _empty(state: str, kind: str, currency: str, per: str) -> dict[str, Any]:
    return {
        "state": state, "kind": kind, "benefits": 0, "currency": currency or None, "per": per or None,
        "lowest": None, "highest": None, "estimated": 0,
    }  # fmt: skip
