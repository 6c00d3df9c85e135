"""Equality Impact Assessments: a row is registered as completed, or as far as it says that it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.rows import Remark
from programme.exchange.steps import Made, Step, addresses, given
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_FIELDS = {"eia.title": "title", "eia.lead": "lead", "eia approve.review_due": "review_due"}
_COMPLETED = {"approved", "published", "completed"}
# How far a row tells that an assessment under way has come: what came after it is not known well enough.
_AS_FAR = {
    "required": (),
    "screening": ("eia.screening-begun",),
    "screened out": ("eia.screening-begun",),
    "full assessment": ("eia.assessment-begun",),
    "consultation": ("eia.assessment-begun",),
    "awaiting approval": ("eia.assessment-begun",),
}
_MISSING = {
    "screened out": ("why, and who agreed", "eia screen-out"),
    "consultation": ("who was consulted, and what they said", "eia consult"),
    "awaiting approval": ("who was consulted, and what they said", "eia consult, then eia submit"),
}


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that register an assessment: completed, or as far as the row says that it has come."""
    state = row.value("state")
    on = setting.on.edtf
    if state in _COMPLETED:
        approved = setting.day(row, "eia approve.on")
        fields, where = given(row, _FIELDS), addresses(row, *_FIELDS, "state")
        yield Step(
            "eia.registered", fields, approved.isoformat() if approved else on, where, "thing", needed=True
        )
    elif state in _AS_FAR:
        named = {to: _FIELDS[to] for to in ("eia.title", "eia.lead")}
        fields = {"assesses": NOT_STATED, **given(row, named)}
        yield Step("eia.required", fields, on, addresses(row, *named, "state"), "thing", needed=True)
        for topic in _AS_FAR[state]:
            yield Step(topic, {"eia": Made(number)}, on, addresses(row, "state"))
        if state in _MISSING:
            lacks, command = _MISSING[state]
            cell = row.cells["state"]
            said = f"“{cell.text}” is kept as it stands, because the row does not say {lacks}"
            row.remarks.append(Remark(cell.address, said, f"record it by hand ({command})"))
    else:
        said = "the row does not say in a word that is known how far the assessment has come"
        row.refused = Remark(row.place, said, "write its stage, or leave the row out")


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
