"""Decisions: a row that says what was decided is recorded as taken; one that does not is a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.steps import Step, addresses, given
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_TITLE = "decision record.title"
_TAKEN = {f"decision record.{name}": name for name in ("title", "decided", "reason", "taker", "rejected")}


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entry that records the decision, or that it is needed."""
    on = setting.on.edtf
    if "decision record.decided" not in row.cells:
        yield Step(
            "decision.asked", {"title": row.value(_TITLE)}, on, addresses(row, _TITLE), "thing", needed=True
        )
        return
    taken = setting.day(row, "decision record.on")
    fields = {"reason": NOT_STATED, "taker": NOT_STATED, **given(row, _TAKEN)}
    where = addresses(row, *_TAKEN, "decision record.on")
    yield Step("decision.recorded", fields, taken.isoformat() if taken else on, where, "thing", needed=True)


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    if setting.programme.decisions[ref].state == "needed" and "decision record.decided" in changes:
        fields = {"decision": ref, "reason": NOT_STATED, "taker": NOT_STATED, **given(row, _TAKEN)}
        fields.pop("title", None)
        taken = setting.day(row, "decision record.on")
        where = addresses(row, *_TAKEN)
        yield Step("decision.taken", fields, taken.isoformat() if taken else setting.on.edtf, where)
        return
    yield from corrected(row, ref, changes, _TAKEN, setting)
    by_hand(row, changes, "state", "decision record.on")


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this decision would say now."""
    decision = programme.decisions[ref]
    says: dict[str, Any] = {to: getattr(decision, name) for to, name in _TAKEN.items()}
    says["decision record.rejected"] = list(decision.rejected)
    says["decision record.on"] = decision.taken.edtf if decision.taken else None
    return {**says, "state": decision.state}
