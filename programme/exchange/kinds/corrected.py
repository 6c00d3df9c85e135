"""A cell that says something else than before, where no entry of its own says so: what was recorded is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.foundation.references import kind_of
from programme.exchange.rows import Remark
from programme.exchange.steps import Step, addresses, given

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting


def corrected(
    row: Row, ref: str, changes: set[str], names: Mapping[str, str], setting: Setting
) -> Iterator[Step]:
    """Yield the correction of the entry that brought a thing into being; `names` are its fields by column.

    What a later entry said is not mended by correcting an earlier one, so such a cell is told instead.
    """
    tos = [to for to in names if to in changes]
    later = {to for to in tos if not _said_at_first(ref, names[to], setting)}
    by_hand(row, later, *later)
    tos = [to for to in tos if to not in later]
    begun = setting.begun.of(ref)
    if not tos or begun is None:
        return
    where = addresses(row, *tos)
    fields = given(row, {to: names[to] for to in tos})
    reason = setting.reason(where)
    yield Step(
        "entry.corrected",
        {"entry": begun.position, "changes": fields, "reason": reason},
        setting.on.edtf,
        where,
    )


def _said_at_first(ref: str, name: str, setting: Setting) -> bool:
    begun = setting.begun.of(ref)
    if begun is None or name not in begun.entry.__struct_fields__:
        return False
    said = getattr(begun.entry, name)
    now = getattr(getattr(setting.programme, kind_of(ref).register)[ref], name)
    # A title that is left out is that of what the thing is about.
    return bool(said == now) or (said is None and name == "title")


def by_hand(row: Row, changes: set[str], *tos: str) -> None:
    """Tell of a change that no entry follows from: which of several took place, the cell does not say."""
    for to in tos:
        if to in changes and to in row.cells:
            cell = row.cells[to]
            said = f"“{cell.text}” is new here and is kept as it stands"
            row.remarks.append(Remark(cell.address, said, "record by hand what happened"))
