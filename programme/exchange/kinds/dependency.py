"""Dependencies: a row is registered, and agreed, late, broken, met or withdrawn when it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.kinds.linked import first_linked
from programme.exchange.steps import Made, Step, addresses, given
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_FIELDS = {f"dependency register.{name}": name for name in ("title", "direction", "on_whom")}
_THING, _OWNER, _FOR, _DUE, _ON = (
    f"dependency register.{name}" for name in ("on_thing", "owner", "needed_for", "due", "on")
)
_AGREED, _AGREED_FOR = "dependency agree.state", "dependency agree.agreed_for"
_MET, _NOTE = "dependency meet.on", "dependency meet.note"
READS = frozenset(
    {"state", "links", *_FIELDS, _THING, _OWNER, _FOR, _DUE, _ON, _AGREED, _AGREED_FOR, _MET, _NOTE}
)
_TOPICS = {
    "agreed": "dependency.agreed",
    "late": "dependency.delayed",
    "broken": "dependency.broken",
    "met": "dependency.met",
    "withdrawn": "dependency.withdrawn",
}


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that register a dependency, and how far the row says that it has come."""
    on, registered, met = setting.on.edtf, setting.day(row, _ON), setting.day(row, _MET)
    linked = {**first_linked(row, setting, _FOR, "links"), **first_linked(row, setting, _THING)}
    if row.refused:
        return
    fields = {**given(row, {**_FIELDS, _OWNER: "owner", _DUE: "due"}), **linked}
    first = setting.first(registered, met, setting.past(row, _DUE))
    where = addresses(row, *_FIELDS, _OWNER, _DUE, _FOR, _THING, "links", _ON)
    yield Step("dependency.registered", fields, first, where, "thing", needed=True)
    state = _said(row, met)
    if state == "agreed" or _AGREED_FOR in row.cells or row.value(_AGREED) == "agreed":
        yield _turn(row, Made(number), "agreed", met.isoformat() if met else on)
    if state in _TOPICS and state != "agreed":
        yield _turn(row, Made(number), state, met.isoformat() if met and state == "met" else on)


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    on, now = setting.on.edtf, setting.programme.dependencies[ref]
    names = {**_FIELDS, _FOR: "needed_for", _THING: "on_thing"}
    yield from corrected(row, ref, changes, names, setting)
    if _OWNER in changes:
        fields = {"dependency": ref, "owner": row.value(_OWNER)}
        yield Step("dependency.assigned", fields, on, addresses(row, _OWNER))
    if _DUE in changes:
        where = addresses(row, _DUE)
        fields = {"dependency": ref, "due": row.value(_DUE), "reason": setting.reason(where)}
        yield Step("dependency.moved", fields, on, where)
    met = setting.day(row, _MET) if _MET in changes else None
    state = _said(row, met) if {"state", _AGREED, _MET} & changes else None
    if state is None and _AGREED_FOR in changes:
        state = now.state if now.state in {"late", "agreed"} else "agreed"
    if state in _TOPICS and (state != now.state or _AGREED_FOR in changes):
        yield _turn(row, ref, state, met.isoformat() if met and state == "met" else on, changes)
    else:
        by_hand(row, changes, "state", _AGREED, _AGREED_FOR, _MET)
    by_hand(row, changes, _ON, "links", *(() if state in _TOPICS else (_NOTE,)))


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this dependency would say now."""
    thing = programme.dependencies[ref]
    return {
        **{to: getattr(thing, name) for to, name in _FIELDS.items()},
        _THING: thing.on_thing,
        _OWNER: thing.owner,
        _FOR: thing.needed_for,
        _DUE: thing.due.isoformat() if thing.due else None,
        _ON: thing.registered.edtf,
        _AGREED: "registered" if thing.agreed is None else "agreed",
        _AGREED_FOR: thing.agreed_for.isoformat() if thing.agreed_for else None,
        _NOTE: thing.note,
        "state": thing.state,
    }


def _said(row: Row, met: date | None) -> str | None:
    """Return the state that a row says: in words, by the day on which it was met, or in the column of agreements."""
    said = row.value("state") or ("met" if met else row.value(_AGREED))
    return None if said is None else str(said)


def _turn(row: Row, thing: Made | str, state: str, on: str, changes: AbstractSet[str] = frozenset()) -> Step:
    fields: dict[str, Any] = {"dependency": thing, "note": row.value(_NOTE, NOT_STATED)}
    if state == "agreed":
        fields["agreed_for"] = row.value(_AGREED_FOR, NOT_STATED)
    elif state == "late":
        # The day of a standing agreement is not that on which it comes now.
        fields["expected"] = row.value(_AGREED_FOR) if _AGREED_FOR in changes else None
    # A refusal names the first of them, which is one that was edited.
    said = ("state", _AGREED, _AGREED_FOR, _MET, _NOTE)
    where = addresses(row, *sorted(said, key=lambda to: to not in changes))
    return Step(_TOPICS[state], fields, on, where)
