"""Equality Impact Assessments: a completed one is registered; one under way belongs to what it assesses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.rows import Remark
from programme.exchange.steps import Step, addresses, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_FIELDS = {"eia.title": "title", "eia.lead": "lead", "eia approve.review_due": "review_due"}
_COMPLETED = {"approved", "published", "completed"}


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entry that registers a completed assessment; of its findings the row says no basis."""
    state = row.value("state")
    if state not in _COMPLETED:
        cell = row.cells.get("state")
        said = f"only a completed assessment is taken over, and this one is “{cell.text if cell else 'not stated'}”"
        mend = "require it for what it assesses (eia require)"
        row.refused = Remark(cell.address if cell else row.place, said, mend)
        return
    approved = setting.day(row, "eia approve.on")
    on = approved.isoformat() if approved else setting.on.edtf
    yield Step(
        "eia.registered", given(row, _FIELDS), on, addresses(row, *_FIELDS, "state"), "thing", needed=True
    )


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    lead = "eia.lead"
    yield from corrected(row, ref, changes - {lead}, _FIELDS, setting)
    if lead in changes:
        yield Step(
            "eia.assigned", {"eia": ref, "lead": row.value(lead)}, setting.on.edtf, addresses(row, lead)
        )
    by_hand(row, changes, "state")


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this assessment would say now."""
    eia = programme.eias[ref]
    says = {"eia.title": eia.title, "eia.lead": eia.lead, "state": eia.state}
    return {**says, "eia approve.review_due": eia.review_due.isoformat() if eia.review_due else None}
