"""The entries that a row leads to, before their references are known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from programme.exchange.rows import Cell, Remark, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.foundation.dates import When
    from domain.state.programme import Programme
    from programme.exchange.begun import Begun


class Made(msgspec.Struct, frozen=True):
    """Stands for a reference that another step of the import brings into being: the step's row and its name there."""

    row: int
    name: str = "thing"


class Step(msgspec.Struct):
    """One entry: its topic, its fields, when it was so, the cells it is read from, and what it brings into being."""

    topic: str
    fields: dict[str, Any]
    on: str
    cells: tuple[str, ...] = ()
    makes: str | None = None  # the name under which other steps of the row refer to what it brings into being
    needed: bool = False  # a row is refused with this step; without it any other step is left out and told


class Setting(msgspec.Struct):
    """What an import is made with: the programme as it stands, the day, and what other rows bring into being."""

    programme: Programme
    on: When
    today: date
    file: str
    begun: Begun
    # What the key or title of a row stands for, by the prefix of its register, in the order of recording.
    numbers: dict[str, dict[str, Made | str]] = {}

    def reason(self, cells: Sequence[str]) -> str:
        """Say why something is changed: the file says so now, in these cells."""
        return f"{self.file} says so now, in {', '.join(cells)}"

    def first(self, *days: date | None) -> str:
        """Return the earliest of those days that are known, or that of the import if none is before it."""
        before = [day for day in days if day and day < self.on.latest]
        return min(before).isoformat() if before else self.on.edtf

    def past(self, row: Row, to: str) -> date | None:
        """Return the day by which something is due, if it has passed since the programme started."""
        day = _day_of(row.cells[to]) if to in row.cells else None
        started = self.programme.started
        return day if day and day <= self.on.latest and (not started or day >= started.latest) else None

    def day(self, row: Row, to: str) -> date | None:
        """Return the day of a cell, if something can have been recorded then; else say why not."""
        cell = row.cells.get(to)
        if cell is None:
            return None
        day = _day_of(cell)
        started = self.programme.started
        if day is None:
            return None
        if day > self.on.latest:
            row.remarks.append(
                Remark(
                    cell.address,
                    f"{day} is after {self.on.words}, for which this is read; it is kept as it stands",
                    "write a day that has come",
                )
            )
            return None
        if started and day < started.latest:
            row.remarks.append(
                Remark(
                    cell.address,
                    f"{day} is before the programme started; recorded for {self.on.words}, and the day is kept",
                )
            )
            return None
        return day


def _day_of(cell: Cell) -> date | None:
    if isinstance(cell.value, str):
        try:
            return date.fromisoformat(cell.value)
        except ValueError:
            return None
    return cell.value if isinstance(cell.value, date) else None


def given(row: Row, names: dict[str, str]) -> dict[str, Any]:
    """Return the fields that a row says, by the columns that say them."""
    return {name: row.cells[to].value for to, name in names.items() if to in row.cells}


def addresses(row: Row, *tos: str) -> tuple[str, ...]:
    """Return where the cells of these fields stand."""
    return tuple(row.cells[to].address for to in tos if to in row.cells)
