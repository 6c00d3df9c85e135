"""Assumptions: a row is recorded, and tested, falsified or retired when it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.kinds.linked import first_linked
from programme.exchange.rows import Remark
from programme.exchange.steps import Made, Step, addresses, given
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_FIELDS = {f"assumption record.{name}": name for name in ("title", "basis")}
_OWNER, _DUE, _ABOUT, _ON = (f"assumption record.{name}" for name in ("owner", "due", "about", "on"))
_TESTED, _FINDING = "assumption test.on", "assumption test.finding"
READS = frozenset({"state", "links", *_FIELDS, _OWNER, _DUE, _ABOUT, _ON, _TESTED, _FINDING})
_ENDS = {
    "holds": ("assumption.tested", "finding"),
    "falsified": ("assumption.falsified", "finding"),
    "retired": ("assumption.retired", "reason"),
}


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that record an assumption, and what the row says of its test."""
    on, recorded, tested = setting.on.edtf, setting.day(row, _ON), setting.day(row, _TESTED)
    about = first_linked(row, setting, _ABOUT, "links")
    if row.refused:
        return
    fields = {"basis": NOT_STATED, **given(row, {**_FIELDS, _OWNER: "owner", _DUE: "due"}), **about}
    first = setting.first(recorded, tested, setting.past(row, _DUE))
    where = addresses(row, *_FIELDS, _OWNER, _DUE, _ABOUT, "links", _ON)
    yield Step("assumption.recorded", fields, first, where, "thing", needed=True)
    state = row.value("state")
    if tested and state in {None, "untested"}:
        state = "holds"
        cell = row.cells[_TESTED]
        said = f"“{cell.text}” is taken for the day on which it was found to hold"
        row.remarks.append(Remark(cell.address, said, "say “false” in a column of states if it does not"))
    if state in _ENDS:
        yield _ended(row, Made(number), state, tested.isoformat() if tested else on)


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    on, now = setting.on.edtf, setting.programme.assumptions[ref]
    yield from corrected(row, ref, changes, {**_FIELDS, _ABOUT: "about"}, setting)
    if _OWNER in changes:
        fields = {"assumption": ref, "owner": row.value(_OWNER)}
        yield Step("assumption.assigned", fields, on, addresses(row, _OWNER))
    if _DUE in changes:
        where = addresses(row, _DUE)
        fields = {"assumption": ref, "due": row.value(_DUE), "reason": setting.reason(where)}
        yield Step("assumption.moved", fields, on, where)
    state = row.value("state") if {"state", _TESTED} & changes else None
    state = "holds" if _TESTED in changes and state in {None, "untested"} else state
    if state in _ENDS and (state != now.state or _TESTED in changes):
        tested = setting.day(row, _TESTED)
        yield _ended(row, ref, state, tested.isoformat() if tested else on)
    else:
        by_hand(row, changes, "state", _TESTED, _FINDING)
    by_hand(row, changes, _ON, "links")


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this assumption would say now."""
    thing = programme.assumptions[ref]
    return {
        **{to: getattr(thing, name) for to, name in _FIELDS.items()},
        _OWNER: thing.owner,
        _DUE: thing.due.isoformat() if thing.due else None,
        _ABOUT: thing.about,
        _ON: thing.recorded.edtf,
        _TESTED: thing.tested.edtf if thing.tested else None,
        _FINDING: thing.finding,
        "state": thing.state,
    }


def _ended(row: Row, thing: Made | str, state: str, on: str) -> Step:
    topic, why = _ENDS[state]
    fields = {"assumption": thing, why: row.value(_FINDING, NOT_STATED)}
    return Step(topic, fields, on, addresses(row, "state", _TESTED, _FINDING))
