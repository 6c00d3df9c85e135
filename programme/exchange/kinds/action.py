"""Actions in a table of their own: a row is planned against the risk it names, and done when it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.rows import Remark
from programme.exchange.steps import Made, Step, addresses
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_TITLE, _OWNER, _DUE = (f"action plan.{name}" for name in ("title", "owner", "due"))


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that plan an action against the risk that the row names."""
    risk = _risk(row, setting)
    if risk is None:
        row.refused = Remark(
            row.place, "an action is planned against a risk and the row names none", "name one risk"
        )
        return
    on = setting.on.edtf
    done = setting.day(row, "action done.on")
    fields = {"risk": risk, "title": row.value(_TITLE)}
    fields |= {"owner": row.value(_OWNER, NOT_STATED), "due": row.value(_DUE, NOT_STATED)}
    # What is due or done already was planned at the latest on that day.
    days = [day for day in (done, setting.day(row, _DUE)) if day]
    first = min(days).isoformat() if days and min(days) < setting.on.latest else on
    where = addresses(row, _TITLE, _OWNER, _DUE, "action plan.risk", "links")
    yield Step("action.planned", fields, first, where, "thing", needed=True)
    if row.value("state") in {"done", "closed"}:
        yield _done(row, Made(number), done.isoformat() if done else on)
    elif row.value("state") == "dropped":
        by_hand(row, {"state"}, "state")


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    on = setting.on.edtf
    yield from corrected(row, ref, changes, {_TITLE: "title"}, setting)
    if _OWNER in changes:
        yield Step("action.assigned", {"action": ref, "owner": row.value(_OWNER)}, on, addresses(row, _OWNER))
    if _DUE in changes:
        where = addresses(row, _DUE)
        fields = {
            "action": ref,
            "due": row.value(_DUE),
            "reason": f"{setting.file} says so now, in {where[0]}",
        }
        yield Step("action.moved", fields, on, where)
    if "state" in changes:
        if row.value("state") in {"done", "closed"}:
            done = setting.day(row, "action done.on")
            yield _done(row, ref, done.isoformat() if done else on)
        else:
            by_hand(row, changes, "state")
    by_hand(row, changes, "action plan.risk", "links")


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this action would say now."""
    action = programme.actions[ref]
    return {
        _TITLE: action.title,
        _OWNER: action.owner,
        _DUE: action.due.isoformat() if action.due else None,
        "action plan.risk": action.risk,
        "state": action.state,
        "action done.on": action.ended.edtf if action.ended else None,
        "action done.note": action.note,
    }


def _risk(row: Row, setting: Setting) -> Made | str | None:
    named = [row.value("action plan.risk"), *row.value("links", [])]
    found = [setting.numbers.get(("risk", str(name).casefold())) for name in named if name]
    known: list[Made | str] = [one for one in found if one is not None]
    known += [str(name) for name in named if name in setting.programme.risks]
    return known[0] if known else None


def _done(row: Row, thing: Made | str, on: str) -> Step:
    fields = {"action": thing, "note": row.value("action done.note")}
    return Step("action.done", fields, on, addresses(row, "state", "action done.on", "action done.note"))
