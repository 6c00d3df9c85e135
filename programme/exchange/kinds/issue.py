"""Issues: a row is raised, and resolved when it says how."""

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

_FIELDS = {f"issue raise.{name}": name for name in ("title", "description", "severity")}
_OWNER = "issue raise.owner"


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entries that put an issue on the register as the row says it is."""
    raised = setting.day(row, "issue raise.on")
    on = setting.on.edtf
    fields = {"description": NOT_STATED, **given(row, {**_FIELDS, _OWNER: "owner"})}
    where = addresses(row, *_FIELDS, _OWNER, "issue raise.on")
    yield Step("issue.raised", fields, raised.isoformat() if raised else on, where, "thing", needed=True)
    if row.value("state") in {"resolved", "closed"}:
        yield _resolved(row, Made(number), on)
        if row.value("state") == "closed":
            cell = row.cells["state"]
            said = "who confirmed that it is closed is not said, so it is recorded as resolved"
            row.remarks.append(Remark(cell.address, said, "close it (issue close)"))


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    yield from corrected(row, ref, changes, _FIELDS, setting)
    if _OWNER in changes:
        where = addresses(row, _OWNER)
        note = f"{setting.file} names another owner, in {where[0]}"
        fields = {"issue": ref, "owner": row.value(_OWNER), "note": note}
        yield Step("issue.updated", fields, setting.on.edtf, where)
    if "state" in changes and row.value("state") in {"resolved", "closed"}:
        if setting.programme.issues[ref].state == "open":
            yield _resolved(row, ref, setting.on.edtf)
    else:
        by_hand(row, changes, "state")


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this issue would say now."""
    issue = programme.issues[ref]
    return {
        "issue raise.title": issue.title,
        "issue raise.description": issue.description,
        "issue raise.severity": issue.severity,
        _OWNER: issue.owner,
        "issue raise.on": issue.raised.edtf,
        "state": issue.state,
        "issue resolve.resolution": issue.resolution,
    }


def _resolved(row: Row, thing: Made | str, on: str) -> Step:
    fields = {"issue": thing, "resolution": row.value("issue resolve.resolution", NOT_STATED)}
    return Step("issue.resolved", fields, on, addresses(row, "state", "issue resolve.resolution"))
