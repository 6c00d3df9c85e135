"""A cell that says something else than before, where no entry of its own says so: what was recorded is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programme.exchange.rows import Remark
from programme.exchange.steps import Step, addresses, given

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from programme.exchange.rows import Row
    from programme.exchange.steps import Setting


def corrected(
    row: Row, ref: str, changes: set[str], names: Mapping[str, str], setting: Setting
) -> Iterator[Step]:
    """Yield the correction of the entry that brought a thing into being; `names` are its fields by column."""
    tos = [to for to in names if to in changes]
    position = setting.made_by.get(ref)
    if not tos or position is None:
        return
    where = addresses(row, *tos)
    fields = given(row, {to: names[to] for to in tos})
    reason = f"{setting.file} says so now, in {', '.join(where)}"
    yield Step(
        "entry.corrected", {"entry": position, "changes": fields, "reason": reason}, setting.on.edtf, where
    )


def by_hand(row: Row, changes: set[str], *tos: str) -> None:
    """Tell of a change that no entry follows from: which of several took place, the cell does not say."""
    for to in tos:
        if to in changes and to in row.cells:
            cell = row.cells[to]
            said = f"“{cell.text}” is new here and is kept as it stands"
            row.remarks.append(Remark(cell.address, said, "record by hand what happened"))
