"""Controlled documents: a row is registered as it was found, in draft or published, or as needed and absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.kinds.corrected import by_hand, corrected
from programme.exchange.rows import Remark
from programme.exchange.steps import Step, addresses, given
from programme.recording.compose import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.state.programme import Programme
    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting

_NAMED = {f"sop.{name}": name for name in ("title", "kind", "owner")}
_FOUND = {**_NAMED, "sop.version": "version"}
_PUBLISHED = {"sop register.channel": "channel", "sop register.review_due": "review_due"}
_STATES = {"draft", "in consultation", "published"}


def new(row: Row, number: int, setting: Setting) -> Iterator[Step]:
    """Yield the entry that puts a document on the register as the row says it was found."""
    state = row.value("state")
    on = setting.on.edtf
    where = addresses(row, *_FOUND, *_PUBLISHED, "state")
    if state in {"absent", "required"}:
        yield Step(
            "sop.required", {"reason": NOT_STATED, **given(row, _NAMED)}, on, where, "thing", needed=True
        )
    elif state in _STATES:
        fields = {**given(row, _FOUND), "state": state}
        fields |= given(row, _PUBLISHED) if state == "published" else {}
        found = setting.day(row, "sop register.on") if state == "published" else None
        yield Step("sop.registered", fields, found.isoformat() if found else on, where, "thing", needed=True)
    else:
        cell = row.cells.get("state")
        said = (
            f"a document is taken over as needed, in draft, in consultation or published, and not “{state}”"
        )
        row.refused = Remark(cell.address if cell else row.place, said, "write which, or leave the row out")


def changed(row: Row, ref: str, changes: set[str], setting: Setting) -> Iterator[Step]:
    """Yield the entries that follow from cells that say something else than before."""
    yield from corrected(row, ref, changes, _NAMED, setting)
    by_hand(row, changes, "state", "sop.version", "sop register.on", *_PUBLISHED)


def current(programme: Programme, ref: str) -> dict[str, Any]:
    """Return what a row about this document would say now."""
    sop = programme.sops[ref]
    says: dict[str, Any] = {to: getattr(sop, name) for to, name in _NAMED.items()}
    edition = sop.edition
    return {
        **says,
        "state": sop.state,
        "sop.version": edition.version if edition else sop.draft.version if sop.draft else None,
        "sop register.on": edition.published.edtf if edition else None,
        "sop register.channel": edition.channel if edition else None,
        "sop register.review_due": edition.review_due.isoformat() if edition else None,
    }
