"""The dry run: what becomes of every row, with its sheet, its cells, and the one thing to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from domain.entries.catalogue import ENTRIES
from programme.answers.answer import Answer, Field

if TYPE_CHECKING:
    from programme.exchange.plan import Plan, Planned
    from programme.exchange.rows import Remark

FIELDS = (
    Field("outcome", "Row is"),
    Field("sheet", "Sheet"),
    Field("row", "Row"),
    Field("key", "Number there"),
    Field("ref", "Here"),
    Field("title", "What"),
    Field("entries", "Entries"),
    Field("say", "To know and to do"),
)


def answer(plan: Plan, title: str, about: dict[str, Any]) -> Answer:
    """Answer with every row of a plan, those that were left out, and those that are in the file no more."""
    rows = [_row(one) for one in plan.rows]
    rows += [_other("left out", one) for one in plan.left_out]
    rows += [_other("gone", one) for one in plan.gone]
    counts = {"counts": plan.counts, "file": plan.origin.file, "sha256": plan.origin.sha256}
    return Answer(title, FIELDS, rows, {**about, **counts, "mapping": plan.origin.mapping}, "no rows")


def counted(plan: Plan, entries: int) -> str:
    """Say in one line how many rows become what."""
    said = ", ".join(f"{count} {name}" for name, count in plan.counts.items() if count) or "no rows"
    return f"rows: {said}; entries: {entries}"


def _row(one: Planned) -> dict[str, Any]:
    row = one.row
    remarks = [*([row.refused] if row.refused else []), *row.remarks]
    counts = Counter(ENTRIES[step.topic].command for step in one.steps)
    return {
        "outcome": one.outcome,
        "sheet": row.sheet or None,
        "row": row.number or None,
        "key": row.key,
        "ref": one.ref,
        "title": row.title,
        "entries": len(one.steps),
        "commands": counts,
        "say": "; ".join(remark.sentence for remark in remarks),
        "remarks": remarks,
    }


def _other(outcome: str, remark: Remark) -> dict[str, Any]:
    sheet, _, row = remark.address.rpartition("!")
    said = f"{remark.why}: {remark.mend}" if remark.mend else remark.why
    return {
        "outcome": outcome,
        "sheet": sheet or (remark.address if not row.isdigit() else None) or None,
        "row": int(row) if row.isdigit() else None,
        "key": None,
        "ref": None,
        "title": None,
        "entries": 0,
        "commands": {},
        "say": said,
        "remarks": [remark],
    }
