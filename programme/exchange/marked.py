"""Write a copy of a sheet in which the cells that need somebody are coloured, each with the one thing to do."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from programme.foundation.refusal import Refused
from programme.spreadsheets.workbook.sheet import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programme.exchange.plan import Plan
    from programme.exchange.rows import Remark
    from programme.spreadsheets.workbook.sheet import Contents, Sheet

_ADDRESS = re.compile(r"(?:(?P<sheet>.*)!|row )?(?P<column>[A-Z]{1,3})?(?P<row>\d+)")
REFUSED, TO_KNOW, LEFT_OUT = "#FF7C80", "#FFE699", "#D9D9D9"
_LONGEST_NAME = 31  # of a sheet, in Excel

Marks = dict[tuple[int, int], tuple[str, list[str]]]


def write_marked(contents: Contents, plan: Plan, target: Path) -> int:
    """Write the marked copy to a new .xlsx file and return how many cells are marked.

    Raises Refused when the file is there already, is no .xlsx file or cannot be written.
    """
    if target.suffix.lower() != ".xlsx":
        raise Refused([f"{target} is no workbook: end the name of the marked copy in .xlsx"])
    if os.path.lexists(target):
        raise Refused([f"{target} exists already: choose a file that does not, nothing is overwritten"])
    from xlsxwriter import Workbook  # noqa: PLC0415 - most imports mark nothing

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    count = 0
    try:
        with Workbook(str(target), options) as book:
            colours = {
                colour: book.add_format({"bg_color": colour}) for colour in (REFUSED, TO_KNOW, LEFT_OUT)
            }
            days = {
                colour: book.add_format(
                    {"num_format": "yyyy-mm-dd", **({"bg_color": colour} if colour else {})}
                )
                for colour in ("", *colours)
            }
            for place, sheet in enumerate(contents.sheets, 1):
                name = sheet.label or sheet.name or ""
                marks = _marks(plan, name)
                out = book.add_worksheet((name or f"Sheet {place}")[:_LONGEST_NAME])
                _cells(out, sheet, marks, colours, days)
                count += len(marks)
    except OSError as error:
        raise Refused([f"{target} cannot be written ({error.strerror})"]) from None
    return count


def _cells(out: Any, sheet: Sheet, marks: Marks, colours: dict[str, Any], days: dict[str, Any]) -> None:  # noqa: ANN401 - the writer has no types
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            colour = marks.get((number, column), ("", []))[0]
            if hasattr(cell, "isoformat"):
                out.write_datetime(number, column, cell, days[colour])
            elif isinstance(cell, bool | int | float):
                out.write(number, column, cell, colours.get(colour))
            elif cell is not None:
                out.write_string(number, column, str(cell), colours.get(colour))
    for (number, column), (colour, said) in marks.items():
        cells = sheet.rows[number] if number < len(sheet.rows) else []
        if column >= len(cells) or cells[column] is None:
            out.write_blank(number, column, None, colours[colour])
        out.write_comment(number, column, "\n".join(said), {"x_scale": 2, "y_scale": 1.5})


def _marks(plan: Plan, sheet: str) -> Marks:
    found: Marks = {}
    for colour, remark in _remarks(plan):
        at = _ADDRESS.fullmatch(remark.address)
        if at is None or (at["sheet"] or "") not in {sheet, ""} or (sheet and not at["sheet"]):
            continue
        cell = int(at["row"]) - 1, column_number(at["column"]) if at["column"] else 0
        said = f"{remark.why}: {remark.mend}" if remark.mend else remark.why
        # The gravest comes first and gives the cell its colour.
        known = found.setdefault(cell, (colour, []))
        if said not in known[1]:
            known[1].append(said)
    return found


def _remarks(plan: Plan) -> Iterator[tuple[str, Remark]]:
    yield from ((REFUSED, one.row.refused) for one in plan.refused if one.row.refused)
    yield from ((TO_KNOW, remark) for one in plan.rows for remark in one.row.remarks)
    yield from ((LEFT_OUT, remark) for remark in plan.left_out)
