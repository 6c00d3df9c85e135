"""Read from an ods file what calamine leaves out: merged and hidden cells, formulas, comments, line breaks."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, iterparse

from programme.spreadsheets.workbook.sheet import Sheet, letters

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_UNSEEN = {"collapse", "filter"}
_WIDEST = 2_000


def add_ods_details(content: bytes, sheets: list[Sheet]) -> None:
    """Add merged cells, hidden rows and columns, formulas, comments and whole texts to sheets read by calamine."""
    by_name = {sheet.name: sheet for sheet in sheets}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as text:
            for _, element in iterparse(text, events=("end",)):  # noqa: S314 - in a process of its own, under limits
                if element.tag == f"{_TABLE}table":
                    sheet = by_name.get(element.get(f"{_TABLE}name"))
                    if sheet is not None:
                        _describe(sheet, element)
                    element.clear()
    except ParseError:
        for sheet in sheets:
            sheet.detailed = False


def _repeated(element: Element, what: str) -> int:
    try:
        return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))
    except ValueError:
        return 1


def _describe(sheet: Sheet, table: Element) -> None:
    column = 0
    for element in table.iter(f"{_TABLE}table-column"):
        times = _repeated(element, "columns")
        if element.get(f"{_TABLE}visibility") in _UNSEEN:
            sheet.hidden_columns.extend(range(column, min(column + times, _WIDEST)))
        column += times
    row = 1
    for element in table.iter(f"{_TABLE}table-row"):
        times = _repeated(element, "rows")
        if row <= len(sheet.rows):
            if element.get(f"{_TABLE}visibility") in _UNSEEN:
                sheet.hidden_rows.extend(range(row, min(row + times, len(sheet.rows) + 1)))
            _describe_row(sheet, element, row)
        row += times


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    column = 0
    for cell in row:
        if cell.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            yield column, cell
            column += _repeated(cell, "columns")


def _describe_row(sheet: Sheet, element: Element, row: int) -> None:
    for column, cell in _cells(element):
        if column >= _WIDEST:
            return
        name = f"{letters(column)}{row}"
        down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            sheet.merged.append((row, column, row + down - 1, column + across - 1))
        if formula := cell.get(f"{_TABLE}formula"):
            sheet.formulas[name] = formula
        if (note := cell.find(f"{_OFFICE}annotation")) is not None:
            sheet.comments[name] = "\n".join(_text(part) for part in note.iter(f"{_TEXT}p"))
        # calamine joins what stands before and after a line break within a paragraph.
        if cell.find(f"{_TEXT}p/{_TEXT}line-break") is not None and column < len(sheet.rows[row - 1]):
            sheet.rows[row - 1][column] = "\n".join(_text(part) for part in cell.findall(f"{_TEXT}p"))


def _text(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), 1000))
        else:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
