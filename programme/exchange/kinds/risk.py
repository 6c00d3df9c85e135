"""Risks: a row is raised, scored, answered, controlled, acted on and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand
from programme.exchange.rows import Remark
from programme.exchange.steps import Made, Step, addresses, given
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from domain.state.risks import Risk
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

WORDS = {f"risk raise.{name}": name for name in ("title", "cause", "event", "effect", "category")}
SCORES = ("inherent", "residual", "target")
_NOTE = "risk review.note"
_RAISED = {**WORDS, "risk raise.owner": "owner", "risk raise.kind": "kind"}


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that put a risk on the register as the row says it is."""
    thing = Made(number)
    raised, reviewed, closed = (setting.day(row, f"risk {what}.on") for what in ("raise", "review", "close"))
    ended = row.value("state") == "closed"
    on = closed.isoformat() if ended and closed else setting.on.edtf
    first = raised or min([*filter(None, (reviewed, closed)), setting.on.latest])
    fields = {"cause": NOT_STATED, "event": NOT_STATED, "effect": NOT_STATED, **given(row, _RAISED)}
    if row.opportunity:
        fields["kind"] = "opportunity"
    start = first.isoformat() if first != setting.on.latest else setting.on.edtf
    yield Step("risk.raised", fields, start, addresses(row, *_RAISED, "risk raise.on"), "thing", needed=True)
    looked = reviewed.isoformat() if reviewed and (not closed or reviewed <= closed) else on
    scored = False
    for score in SCORES:
        for step in _assessed(row, thing, score, looked):
            scored = True
            yield step
    if reviewed and not scored:
        yield _reviewed(row, thing, looked)
    yield from _treated(row, thing, on, ended=ended)
    if ended:
        yield _closed(row, thing, on)


def _treated(row: Row, thing: Made, on: str, *, ended: bool) -> Iterator[Step]:
    if "risk respond.response" in row.cells:
        yield _responded(row, thing, on)
    for title in row.value("control add", []):
        yield _control(row, thing, title, on)
    if not ended:
        for part, action in enumerate(row.value("action plan", [])):
            yield _planned(row, thing, action, on, f"action {part}")
    elif "action plan" in row.cells:
        said = "the risk is closed, so its actions are kept as they stand"
        row.remarks.append(Remark(row.cells["action plan"].address, said))


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    risk, on = setting.programme.risks[ref], setting.on.edtf
    state = row.value("state") if "state" in changes else None
    if state not in {None, "closed"} and risk.state != "open":
        fields = {"risk": ref, "reason": setting.reason(addresses(row, "state"))}
        yield Step("risk.reopened", fields, on, addresses(row, "state"))
    yield from _restated(row, ref, changes, setting)
    yield from _scored(row, risk, changes, setting)
    if "risk respond.response" in changes:
        yield _responded(row, ref, on)
    if "control add" in changes:
        known = {setting.programme.controls[c].title for c in risk.controls}
        yield from (
            _control(row, ref, title, on) for title in row.value("control add", []) if title not in known
        )
    if "action plan" in changes:
        yield from _actions(row, ref, setting)
    if state == "closed" and risk.state == "open":
        closed = setting.day(row, "risk close.on")
        yield _closed(row, ref, closed.isoformat() if closed else on)
    by_hand(row, changes, "risk raise.on", "risk raise.kind")


def _restated(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    on = setting.on.edtf
    if words := [to for to in WORDS if to in changes]:
        fields = {"risk": ref, "reason": setting.reason(addresses(row, *words))}
        fields |= {WORDS[to]: row.value(to) for to in words}
        yield Step("risk.restated", fields, on, addresses(row, *words))
    if (owner := "risk raise.owner") in changes:
        yield Step("risk.assigned", {"risk": ref, "owner": row.value(owner)}, on, addresses(row, owner))


def _scored(row: Row, risk: Risk, changes: set[str], setting: Setting) -> Iterator[Step]:
    reviewed = setting.day(row, "risk review.on") if "risk review.on" in changes else None
    looked = reviewed.isoformat() if reviewed and reviewed > risk.looked_at.latest else None
    scored = False
    for score in SCORES:
        if {f"risk assess {score}.likelihood", f"risk assess {score}.impact"} & changes:
            scored = True
            yield from _assessed(row, risk.ref, score, looked or setting.on.edtf)
    if (looked or _NOTE in changes) and not scored:
        yield _reviewed(row, risk.ref, looked or setting.on.edtf)
    if reviewed and not looked:
        cell = row.cells["risk review.on"]
        said = f"{risk.ref} was looked at later than that, {risk.looked_at.words}"
        row.remarks.append(Remark(cell.address, said, "write a later day, or restore the cell"))


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this risk would say now."""
    risk = programme.risks[ref]
    says: dict[str, Any] = {to: getattr(risk, name) for to, name in WORDS.items()}
    says |= {
        "risk raise.owner": risk.owner,
        "risk raise.kind": risk.kind,
        "risk raise.on": risk.raised.edtf,
        "risk review.on": risk.looked_at.edtf,
        _NOTE: None,  # of a review to come: a review that was recorded keeps its own
        "risk respond.response": risk.response,
        "state": risk.state,
    }
    for name in SCORES:
        score = getattr(risk, name)
        says[f"risk assess {name}.likelihood"] = score.likelihood if score else None
        says[f"risk assess {name}.impact"] = score.impact if score else None
    says["control add"] = [programme.controls[one].title for one in risk.controls]
    actions = [programme.actions[one] for one in risk.actions]
    says["action plan"] = [
        {"title": a.title, "owner": a.owner, "due": a.due.isoformat() if a.due else None} for a in actions
    ]
    return says


def _assessed(row: Row, thing: Made | str, score: str, on: str) -> Iterator[Step]:
    halves = [f"risk assess {score}.{half}" for half in ("likelihood", "impact")]
    if all(half in row.cells for half in halves):
        likelihood, impact = (row.value(half) for half in halves)
        fields = {"risk": thing, "likelihood": likelihood, "impact": impact, "score": score}
        where = addresses(row, *halves, "risk review.on", _NOTE)
        yield Step("risk.assessed", {**fields, "basis": row.value(_NOTE, NOT_STATED)}, on, where)


def _reviewed(row: Row, thing: Made | str, on: str) -> Step:
    fields = {"risk": thing, "note": row.value(_NOTE, NOT_STATED)}
    return Step("risk.reviewed", fields, on, addresses(row, "risk review.on", _NOTE))


def _responded(row: Row, thing: Made | str, on: str) -> Step:
    fields = {"risk": thing, "response": row.value("risk respond.response"), "reason": NOT_STATED}
    return Step("risk.responded", fields, on, addresses(row, "risk respond.response"))


def _closed(row: Row, thing: Made | str, on: str) -> Step:
    fields = {"risk": thing, "reason": row.value("risk close.reason", NOT_STATED)}
    return Step("risk.closed", fields, on, addresses(row, "state", "risk close.on", "risk close.reason"))


def _control(row: Row, thing: Made | str, title: str, on: str) -> Step:
    fields = {"risk": thing, "title": title, "effect": NOT_STATED}
    return Step("control.added", fields, on, addresses(row, "control add"))


def _planned(row: Row, thing: Made | str, action: dict[str, Any], on: str, name: str | None = None) -> Step:
    stated = {key: action.get(key) or NOT_STATED for key in ("owner", "due")}
    where = addresses(row, "action plan", *(["action plan.due"] if action.get("due") else []))
    return Step("action.planned", {"risk": thing, "title": action["title"], **stated}, on, where, name)


def _actions(row: Row, ref: str, setting: Setting) -> Iterator[Step]:
    programme, on = setting.programme, setting.on.edtf
    known = {programme.actions[one].title: programme.actions[one] for one in programme.risks[ref].actions}
    where = addresses(row, "action plan")
    for action in row.value("action plan", []):
        old = known.pop(action["title"], None)
        if old is None:
            yield _planned(row, ref, action, on)
            continue
        due, owner = action.get("due"), action.get("owner")
        if due and (old.due is None or old.due.isoformat() != due):
            fields = {"action": old.ref, "due": due, "reason": setting.reason(addresses(row, "action plan"))}
            yield Step("action.moved", fields, on, where)
        if owner and owner != old.owner:
            yield Step("action.assigned", {"action": old.ref, "owner": owner}, on, where)
    for old in known.values():
        if old.state == "open":
            said = f"{old.ref} “{old.title}” stands in the row no more"
            row.remarks.append(Remark("".join(where[:1]), said, f"finish or drop it (action drop {old.ref})"))
