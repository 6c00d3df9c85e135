"""Write the rows that were not recorded to a file of the same shape, to be mended and imported later."""

from __future__ import annotations

import csv
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from programme.foundation.refusal import Refused
from programme.spreadsheets.rows.table import TableReading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programme.exchange.plan import Plan
    from programme.spreadsheets.read import FileReading
    from programme.spreadsheets.workbook.sheet import Sheet


@contextmanager
def rest_written(reading: FileReading | None, plan: Plan, file: str) -> Iterator[Path | None]:
    """Give the file of the rows that are not recorded, None for none; it goes again when the others are not either.

    It is written first: a row is nowhere only if it is recorded. Raises Refused as `write_rest` does.
    """
    target = write_rest(reading, plan, file) if reading is not None and plan.refused else None
    try:
        yield target
    except BaseException:
        if target is not None:
            target.unlink(missing_ok=True)
        raise


def write_rest(reading: FileReading, plan: Plan, file: str) -> Path:
    """Write each table's heading and its refused rows, so that the same mapping reads them; return where.

    Raises Refused when the file is there already or cannot be written: nothing is overwritten.
    """
    refused = {(one.row.sheet, one.row.number) for one in plan.refused}
    tables = [table for table in reading.tables if isinstance(table, TableReading)]
    sheets = {id(table.sheet): table.sheet for table in tables}
    parts = [(sheet, _kept(sheet, tables, refused)) for sheet in sheets.values()]
    parts = [(sheet, rows) for sheet, rows in parts if rows]
    delimited = reading.contents.format == "csv"
    stem = Path("standard-input" if file == "-" else file)
    target = stem.with_name(f"{stem.stem}-rest{'.csv' if delimited else '.xlsx'}")
    if os.path.lexists(target):
        raise Refused([f"{target} is there already: move it away, it may hold rows that wait to be mended"])
    try:
        _write_csv(target, parts, reading.contents.delimiter or ",") if delimited else _write_xlsx(
            target, parts
        )
    except OSError as error:
        raise Refused(
            [f"the other rows cannot be written to {target} ({error.strerror}): nothing was recorded"]
        ) from None
    return target


def _kept(sheet: Sheet, tables: list[TableReading], refused: set[tuple[str, int]]) -> list[list[Any]]:
    """Return the rows above and among the tables of a sheet, without the rows that were recorded or left out."""
    place = sheet.label or sheet.name or ""
    numbers = {number for table in tables if table.sheet is sheet for number in table.numbers}
    if not any((place, number) in refused for number in numbers):
        return []
    return [
        list(row)
        for number, row in enumerate(sheet.rows, start=1)
        if number not in numbers or (place, number) in refused
    ]


def _write_csv(target: Path, parts: list[tuple[Sheet, list[list[Any]]]], delimiter: str) -> None:
    with target.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=delimiter)
        for _, rows in parts:
            writer.writerows(rows)


def _write_xlsx(target: Path, parts: list[tuple[Sheet, list[list[Any]]]]) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - most imports leave nothing to write

    with Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for sheet, rows in parts:
            out = book.add_worksheet((sheet.label or sheet.name or "Rows")[:31])
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if hasattr(cell, "isoformat"):
                        out.write_datetime(number, column, cell, day)
                    elif cell is not None:
                        out.write(number, column, cell)
