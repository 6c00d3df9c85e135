"""Actions in a table of their own: a row is planned, against the risk or thing it names, and done when it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.kinds.linked import linked
from programme.exchange.rows import Remark
from programme.exchange.steps import Made, Step, addresses
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_TITLE, _OWNER, _DUE = (f"action plan.{name}" for name in ("title", "owner", "due"))
_RISK, _ABOUT = (f"action plan.{name}" for name in ("risk", "about"))


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that plan an action: against the risk, and about the other thing, that the row names."""
    about = _about(row, setting)
    if row.refused:
        return
    on = setting.on.edtf
    done = setting.day(row, "action done.on")
    fields: dict[str, Any] = {"title": row.value(_TITLE), **about}
    fields |= {"owner": row.value(_OWNER, NOT_STATED), "due": row.value(_DUE, NOT_STATED)}
    # What is due or done already was planned at the latest on that day.
    first = setting.first(done, setting.past(row, _DUE))
    where = addresses(row, _TITLE, _OWNER, _DUE, _RISK, _ABOUT, "links")
    yield Step("action.planned", fields, first, where, "thing", needed=True)
    if row.value("state") in {"done", "closed"}:
        yield _done(row, Made(number), done.isoformat() if done else on)
    elif row.value("state") == "dropped":
        by_hand(row, {"state"}, "state")


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    on = setting.on.edtf
    yield from corrected(row, ref, changes, {_TITLE: "title", _ABOUT: "about"}, setting)
    if _OWNER in changes:
        yield Step("action.assigned", {"action": ref, "owner": row.value(_OWNER)}, on, addresses(row, _OWNER))
    if _DUE in changes:
        where = addresses(row, _DUE)
        fields = {"action": ref, "due": row.value(_DUE), "reason": setting.reason(where)}
        yield Step("action.moved", fields, on, where)
    if "state" in changes:
        if row.value("state") in {"done", "closed"}:
            done = setting.day(row, "action done.on")
            yield _done(row, ref, done.isoformat() if done else on)
        else:
            by_hand(row, changes, "state")
    by_hand(row, changes, _RISK, "links")


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this action would say now."""
    action = programme.actions[ref]
    return {
        _TITLE: action.title,
        _OWNER: action.owner,
        _DUE: action.due.isoformat() if action.due else None,
        _RISK: action.risk,
        _ABOUT: action.about,
        "state": action.state,
        "action done.on": action.ended.edtf if action.ended else None,
        "action done.note": action.note,
    }


def _about(row: Row, setting: Setting) -> dict[str, Made | str]:
    """Return the risk and the other thing that the row names; what else it names is told and kept.

    Of the numbers in one cell the risk counts, because the others may have come up after the action was planned.
    """
    about: dict[str, Made | str] = {}
    found = list(linked(row, setting, _RISK, _ABOUT, "links"))
    for one in sorted(found, key=lambda one: one.prefix != "R"):
        name = "risk" if one.prefix == "R" else "about"
        if one.thing is None and one.cell.to != "links":
            said = f"“{one.name}” is nothing on the registers or in this file"
            row.refused = Remark(one.cell.address, said, "name what the action is about, or empty the cell")
        elif one.thing is None or one.thing in about.values():
            continue
        elif one.prefix == "ACT" or name in about or (about and one.cell.to == "links"):
            said = f"“{one.name}” is kept as it stands: an action hangs on one risk, or on one other thing"
            row.remarks.append(Remark(one.cell.address, said))
        else:
            about[name] = one.thing
    return about


def _done(row: Row, thing: Made | str, on: str) -> Step:
    fields = {"action": thing, "note": row.value("action done.note")}
    return Step("action.done", fields, on, addresses(row, "state", "action done.on", "action done.note"))
