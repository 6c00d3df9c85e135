"""Write one table as it is shown to a new file: a workbook, CSV or JSON, by the ending of its name."""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING, Any

from programme.answers.formats import json
from programme.exchange.export.ods import write_ods
from programme.foundation.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENDINGS = (".xlsx", ".ods", ".csv", ".json")
_LONGEST_NAME = 31  # of a sheet, in Excel
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def check(file: Path) -> str:
    """Return the ending of a new file; Refused when none of ours, or when something stands there."""
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise Refused([f"{file} names no format: end it in {', '.join(ENDINGS)}"])
    if os.path.lexists(file):
        raise Refused([f"{file} exists already: choose a file that does not, nothing is overwritten"])
    return ending


def write_shown(file: Path, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Write a table and return how many rows it holds; Refused when it cannot be written."""
    ending = check(file)
    name = title.translate(_NOT_IN_NAMES).strip()[:_LONGEST_NAME] or "Table"
    try:
        if ending == ".xlsx":
            _xlsx(file, name, headings, rows)
        elif ending == ".ods":
            write_ods(file, [(name, [headings, *rows])])
        elif ending == ".csv":
            with file.open("w", encoding="utf-8-sig", newline="") as out:
                csv.writer(out).writerows([headings, *([safe(cell) for cell in row] for row in rows)])
        else:
            said: dict[str, Any] = {
                "title": title,
                "rows": [dict(zip(headings, row, strict=True)) for row in rows],
            }
            file.write_text(json(said) + "\n", encoding="utf-8")
    except OSError as error:
        raise Refused([f"{file} cannot be written ({error.strerror})"]) from None
    return len(rows)


def safe(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula; the mark is taken off when it comes back."""
    return (
        f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} or text[:2] in {"'=", "'+", "'-", "'@"} else text
    )


def _xlsx(file: Path, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - only an export writes workbooks

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(file), options) as book:
        out = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        for column, heading in enumerate(headings):
            out.write_string(0, column, heading, bold)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                out.write_string(number, column, cell)
        out.freeze_panes(1, 0)
        out.autofilter(0, 0, len(rows), max(0, len(headings) - 1))
