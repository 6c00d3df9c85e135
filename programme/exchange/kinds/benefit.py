"""Benefits: a row is identified and estimated; what came of it is recorded by whoever answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.rows import Remark
from programme.exchange.steps import Made, Step, addresses, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_FIELDS = {f"benefit identify.{name}": name for name in ("title", "kind", "owner", "measured_by", "due")}
_ESTIMATE, _SOURCE, _REALISED = (
    "benefit estimate.amount",
    "benefit estimate.source",
    "benefit realise.amount",
)


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that put a benefit on the register with its estimate and what came."""
    on = setting.on.edtf
    yield Step("benefit.identified", given(row, _FIELDS), on, addresses(row, *_FIELDS), "thing", needed=True)
    if _ESTIMATE in row.cells:
        yield _sum("benefit.estimated", row, _ESTIMATE, Made(number), setting)
    if row.value("state") in {"realised", "validated"}:
        if _REALISED in row.cells:
            yield _sum("benefit.realised", row, _REALISED, Made(number), setting)
        else:
            fields = {"benefit": Made(number), "source": _source(row, setting)}
            yield Step("benefit.realised", fields, on, addresses(row, "state"))
    if row.value("state") in {"validated", "lost"}:
        cell = row.cells["state"]
        said = f"what was checked, or why, is not said, so “{cell.text}” is kept as it stands"
        row.remarks.append(Remark(cell.address, said, "record it by hand"))


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    yield from corrected(row, ref, changes, _FIELDS, setting)
    if _ESTIMATE in changes:
        yield _sum("benefit.estimated", row, _ESTIMATE, ref, setting)
    if _REALISED in changes:
        yield _sum("benefit.realised", row, _REALISED, ref, setting)
    by_hand(row, changes, "state")


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this benefit would say now."""
    benefit = programme.benefits[ref]
    says: dict[str, Any] = {to: getattr(benefit, name) for to, name in _FIELDS.items()}
    says["benefit identify.due"] = benefit.due.isoformat() if benefit.due else None
    estimate = benefit.estimates[-1] if benefit.estimates else None
    realised = benefit.realised_amount
    return {
        **says,
        "state": benefit.state,
        _ESTIMATE: {"amount": str(estimate.figure), "currency": estimate.currency, "per": estimate.per}
        if estimate
        else None,
        _SOURCE: estimate.source if estimate else None,
        _REALISED: {"amount": str(realised.figure), "currency": realised.currency, "per": realised.per}
        if realised
        else None,
    }


def _source(row: Row, setting: Setting) -> str:
    return str(row.value(_SOURCE) or f"{setting.file}, {row.place}")


def _sum(topic: str, row: Row, to: str, thing: Made | str, setting: Setting) -> Step:
    amount = row.value(to)
    fields = {
        "benefit": thing,
        "amount": amount["amount"],
        "currency": amount["currency"],
        "per": amount["per"],
        "source": _source(row, setting),
    }
    if topic == "benefit.estimated" and amount.get("about"):
        fields["about"] = True
    return Step(topic, fields, setting.on.edtf, addresses(row, to, _SOURCE))
