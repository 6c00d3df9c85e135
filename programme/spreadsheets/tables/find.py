"""Find the tables of a sheet by their headings: title blocks, scales, lists of words and legends are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from programme.spreadsheets.headings import plain_heading
from programme.spreadsheets.tables.header import (
    Header,
    Headings,
    declared_header,
    header_at,
    kind_said,
    texts_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from programme.spreadsheets.columns.synonyms import Synonyms
    from programme.spreadsheets.mapping import TableMapping
    from programme.spreadsheets.workbook.sheet import Held, Sheet

# A header further down than this is to be declared; further tables are looked for after gaps alone.
_MOST_ROWS_ABOVE = 500


class FoundTable(msgspec.Struct):
    """A table: its header, its kind, and the rows under it, first and last."""

    sheet: Sheet
    kind: str
    header: list[int]
    headings: Headings
    first: int
    last: int
    name: str | None = None
    beside: list[int] = []


def find_tables(
    sheet: Sheet, synonyms: Synonyms, kind: str | None = None, declared: Sequence[TableMapping] = ()
) -> list[FoundTable]:
    """Find each table of a sheet.

    `kind` is what the file was said to be; a sheet or a title that says otherwise wins. Rows that are declared as a
    header are one, whatever stands in them.
    """
    headers: list[tuple[Header, str | None]] = []
    by_row = {table.header[0]: table for table in declared if table.header}
    number = 1
    while number <= len(sheet.rows) and (headers or by_row or number <= _MOST_ROWS_ABOVE):
        title = _title_above(sheet, number)
        header = None
        if number in by_row:
            header = declared_header(
                sheet, by_row[number].header or [number], by_row[number].kind or kind or "risk"
            )
        elif not headers or _starts_anew(sheet, number, title):
            said = kind_said(title, synonyms) or kind_said(sheet.name, synonyms)
            header = header_at(sheet, number, synonyms, said, kind)
        if header and not (headers and _same_headings(headers[-1][0], header)):
            headers.append((header, title))
            number = header.rows[-1]
        number += 1
    tables = []
    for place, (header, title) in enumerate(headers):
        end = headers[place + 1][0].rows[0] - 1 if place + 1 < len(headers) else len(sheet.rows)
        tables.append(_table(sheet, header, title, end, more=place + 1 < len(headers)))
    return tables


def _title_above(sheet: Sheet, number: int) -> str | None:
    if number > 1 and _is_full(sheet.rows[number - 2]):
        return None
    for above in range(number - 1, max(0, number - 4), -1):
        texts = texts_of(sheet.rows[above - 1])
        if len(texts) == 1:
            return next(iter(texts.values()))
        if texts:
            return None
    return sheet.title


def _is_full(row: list[Held]) -> bool:
    """Say whether a row has two cells or more, without going through all of them."""
    cells = iter(row)
    return any(cells) and any(cells)


def _starts_anew(sheet: Sheet, number: int, title: str | None) -> bool:
    return title is not None or number == 1 or not any(sheet.rows[number - 2])


def _same_headings(one: Header, other: Header) -> bool:
    return [plain_heading(str(h)) for _, h in one.headings] == [
        plain_heading(str(h)) for _, h in other.headings
    ]


def _table(sheet: Sheet, header: Header, title: str | None, end: int, *, more: bool) -> FoundTable:
    first = header.rows[-1] + 1
    last = end
    if more:
        # The blank rows and the title before the next table are no part of this one.
        while last >= first and (
            len(texts_of(sheet.rows[last - 1])) == (1 if last == end else 0)
            or not texts_of(sheet.rows[last - 1])
        ):
            last -= 1
    while last >= first and not sheet.rows[last - 1]:
        last -= 1
    while last >= first and sheet.format != "csv" and not texts_of(sheet.rows[last - 1]):
        last -= 1
    headings, beside = _block(sheet, header.headings, first, last)
    return FoundTable(sheet, header.kind, header.rows, headings, first, last, title or sheet.name, beside)


def _block(sheet: Sheet, headings: Headings, first: int, last: int) -> tuple[Headings, list[int]]:
    """Leave out what stands beside the table, after a column with nothing in it; add columns without a heading."""
    named = dict(headings)
    used = {
        column
        for row in sheet.rows[first - 1 : last]
        for column, cell in enumerate(row)
        if cell not in (None, "")
    }
    widest = max(named)
    start = min(named)
    if sheet.ragged or sheet.format == "html":
        start = 0
    block: Headings = []
    beside: list[int] = []
    for column in range(start, widest + 1):
        if column not in named and column not in used:
            if sheet.format != "csv" and len(block) >= 2:
                beside = [c for c in named if c > column]
                rest = [named[c] for c in beside]
                # A gap within the table is followed by headings; a legend is not.
                if all("=" in str(h) or str(h) in {"Key", "Legend", "Legende", "Légende"} for h in rest):
                    break
                beside = []
            if sheet.ragged:
                block.append((column, ""))
            continue
        block.append((column, named.get(column, "")))
    return block, beside
