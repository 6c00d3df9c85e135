"""Write tables as an OpenDocument spreadsheet: texts, whole numbers and days, one sheet a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def write_ods(file: Path, sheets: Iterable[tuple[str, Iterable[Sequence[Any]]]]) -> None:
    """Write each sheet by its name and rows to a file; OSError when it cannot be written."""
    from odfdo import Document, Row, Table  # noqa: PLC0415 - only an export writes workbooks

    book = Document("spreadsheet")
    book.body.clear()
    for name, lines in sheets:
        table = Table(name)
        for line in lines:
            row = Row()
            # A value is no formula here, whatever its text begins with.
            row.set_values([_value(cell) for cell in line])
            table.append_row(row, clone=False)
        book.body.append(table)
    book.save(str(file))


def _value(cell: object) -> Any:  # noqa: ANN401 - what a cell can hold
    if cell is None or isinstance(cell, int | float | date):
        return cell
    return str(cell)
