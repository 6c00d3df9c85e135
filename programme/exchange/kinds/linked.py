"""What the cells of a row name: things of the same file, by number or title, and things that are on the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from domain.foundation.references import kind_of, parse
from programme.exchange.rows import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programme.exchange.rows import Cell, Row
    from programme.exchange.steps import Made, Setting


class Linked(NamedTuple):
    """One name in a cell, and what it stands for: None for nothing that is known."""

    cell: Cell
    name: str
    prefix: str | None = None
    thing: Made | str | None = None


def linked(row: Row, setting: Setting, *tos: str) -> Iterator[Linked]:
    """Yield what each name in these cells stands for; of rows with one number, that of the first register."""
    for cell in (row.cells[to] for to in tos if to in row.cells):
        for name in map(str, cell.value if isinstance(cell.value, list) else [cell.value]):
            rows = setting.numbers.get(name.casefold())
            if rows:
                yield Linked(cell, name, *next(iter(rows.items())))
            else:
                yield _on_a_register(cell, name, setting)


def _on_a_register(cell: Cell, name: str, setting: Setting) -> Linked:
    try:
        reference = parse(name)
    except ValueError:
        return Linked(cell, name)
    kind = kind_of(reference)
    if reference not in getattr(setting.programme, kind.register):
        return Linked(cell, name)
    return Linked(cell, name, kind.prefix, reference)


def first_linked(row: Row, setting: Setting, named: str, *others: str) -> dict[str, Made | str]:
    """Return the one thing that a row is about, as the field that is named; what else it names is told and kept.

    A name of our own column that stands for nothing refuses the row; in those of other registers it is told.
    """
    found: dict[str, Made | str] = {}
    field = named.rpartition(".")[2]
    for one in linked(row, setting, named, *others):
        if one.thing is None and one.cell.to == named:
            said = f"“{one.name}” is nothing on the registers or in this file"
            row.refused = Remark(one.cell.address, said, "name what it is, or empty the cell")
        elif one.thing is None or one.thing in found.values():
            continue
        elif found or one.prefix == "ACT":
            said = f"“{one.name}” is kept as it stands: the row is about one thing, and about no action"
            row.remarks.append(Remark(one.cell.address, said))
        else:
            found[field] = one.thing
    return found
