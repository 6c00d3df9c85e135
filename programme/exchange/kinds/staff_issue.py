"""Staff issues: a row is raised, acknowledged and answered as far as it says."""

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

_FIELDS = {f"staff-issue raise.{name}": name for name in ("theme", "summary", "raised_by", "channel")}
_OWNER, _ANSWER = "staff-issue acknowledge.owner", "staff-issue resolve.answer"


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that put a staff issue on the log as the row says it is."""
    thing, on = Made(number), setting.on.edtf
    raised, heard, answered = (
        setting.day(row, f"staff-issue {what}.on") for what in ("raise", "acknowledge", "resolve")
    )
    first = raised or min([*filter(None, (heard, answered)), setting.on.latest])
    start = first.isoformat() if first < setting.on.latest else on
    where = addresses(row, *_FIELDS, "staff-issue raise.on")
    yield Step("staff-issue.raised", given(row, _FIELDS), start, where, "thing", needed=True)
    if _OWNER in row.cells:
        fields = {"staff_issue": thing, "owner": row.value(_OWNER)}
        day = heard.isoformat() if heard else on
        yield Step("staff-issue.acknowledged", fields, day, addresses(row, _OWNER))
    if _ANSWER in row.cells:
        fields = {"staff_issue": thing, "answer": row.value(_ANSWER)}
        day = answered.isoformat() if answered else on
        yield Step("staff-issue.resolved", fields, day, addresses(row, _ANSWER))
        if row.value("state") == "closed":
            yield Step("staff-issue.closed", {"staff_issue": thing}, on, addresses(row, "state"))
    elif row.value("state") in {"resolved", "closed", "referred", "under action"}:
        cell = row.cells["state"]
        said = f"“{cell.text}” is kept as it stands, because the row does not say what was done or answered"
        row.remarks.append(Remark(cell.address, said, "record it by hand"))


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    yield from corrected(row, ref, changes, _FIELDS, setting)
    issue, on = setting.programme.staff_issues[ref], setting.on.edtf
    if _OWNER in changes and not issue.acknowledged:
        fields = {"staff_issue": ref, "owner": row.value(_OWNER)}
        yield Step("staff-issue.acknowledged", fields, on, addresses(row, _OWNER))
    else:
        by_hand(row, changes, _OWNER)
    if _ANSWER in changes and issue.unresolved:
        fields = {"staff_issue": ref, "answer": row.value(_ANSWER)}
        yield Step("staff-issue.resolved", fields, on, addresses(row, _ANSWER))
    else:
        by_hand(row, changes, _ANSWER, "state")


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this staff issue would say now."""
    issue = programme.staff_issues[ref]
    says: dict[str, Any] = {to: getattr(issue, name) for to, name in _FIELDS.items()}
    return {
        **says,
        "staff-issue raise.on": issue.raised.edtf,
        "staff-issue acknowledge.on": issue.acknowledged.edtf if issue.acknowledged else None,
        "staff-issue resolve.on": issue.answered.edtf if issue.answered else None,
        _OWNER: issue.owner,
        _ANSWER: issue.answer,
        "state": issue.state,
    }
