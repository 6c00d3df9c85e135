"""Tell the rows of a register from empty rows, comments, headings again, sums and legends."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from programme.spreadsheets.headings import plain_heading, visible
from programme.spreadsheets.values.numbers import whole_number
from programme.spreadsheets.values.reading import Reason

if TYPE_CHECKING:
    from programme.spreadsheets.columns.column import Column
    from programme.spreadsheets.tables.find import FoundTable
    from programme.spreadsheets.workbook.sheet import Held

EMPTY = Reason("empty", "")
SEPARATORS = Reason("empty: separators alone", "")
MARKS_ALONE = Reason("empty: marks for nothing alone", "")
NUMBER_ALONE = Reason("a number and nothing else", "")
COMMENT = Reason("a comment", "")
HEADER_AGAIN = Reason("the header again", "")
LEGEND = Reason("a legend under the table", "")
TOTAL = Reason("a sum or an average under the table", "")
OTHER_WIDTH = Reason(
    "the row has another number of cells than the header, so it cannot be told which is which",
    "put a comma inside a cell in quotation marks, or write the missing cell",
)
ONE_CELL = Reason("one cell holds the whole row", "take away the quotation marks around the row")

_TOTALS = re.compile(
    r"(?:sub|grand )?-?(?:total|totals|sum|average|mean|summe|gesamt|gesamtsumme|durchschnitt|mittelwert|"
    r"somme|moyenne|totale|somma|media|suma|promedio)\b",
    re.IGNORECASE,
)
_ID = re.compile(r"[^\W\d_]{0,8}[ ./_#-]{0,2}\d[\w./-]{0,15}$|[^\W\d_]{1,5}[ ./-][^\W\d_]?\d+$")
_QUOTE = "a quotation mark stands inside a cell that is not quoted"
_NOT_IN_TEXT = {"title", "text", "person", "list", "actions", "names"}


class RowSorter:
    """Sort the rows of one table into rows of the register and those that are none."""

    def __init__(
        self, table: FoundTable, columns: list[Column], nothing: set[str], readers: dict[int, str]
    ) -> None:
        self.table, self.columns, self.nothing, self.readers = table, columns, nothing, readers
        self.sheet = table.sheet
        self.width = max(column.number for column in columns) + 1
        self.id_column = next((column.number for column in columns if column.to == "id"), None)
        self.counted = {column.number for column in columns if column.to == "not read"}
        self.headings = [plain_heading(column.heading) for column in columns]
        self._words = {column.heading for column in columns}
        self._left: dict[int, Reason | None] = {}
        self._odd = set(self.sheet.odd_rows)
        self.tail = self._tail()

    def filled(self, row: list[Held]) -> dict[int, Held]:
        """Give the cells of a row that say something, those that only number it apart."""
        return {
            column: cell
            for column, cell in enumerate(row)
            if cell is not None
            and column not in self.counted
            and (not isinstance(cell, str) or (cell and not cell.isspace() and cell not in self.nothing))
            and (column < self.width or self.sheet.ragged)
        }

    def _tail(self) -> int:
        """Find the row after the last one that is plainly a row of the register."""
        rows = self.sheet.rows
        least = min(3, max(2, len(self.columns) // 2))
        for number in range(self.table.last, self.table.first - 1, -1):
            filled = self.filled(rows[number - 1])
            if len(filled) >= least and not self._is_total(filled):
                return number + 1
        return self.table.first

    def left_out(self, number: int) -> Reason | None:
        """Say why a row is no row of the register; None if it is one."""
        if number not in self._left:
            self._left[number] = self._sort(number)
        return self._left[number]

    def _sort(self, number: int) -> Reason | None:
        row = self.sheet.rows[number - 1]
        filled = self.filled(row)
        if not filled:
            if any(cell is not None and str(cell).strip() for cell in row):
                return MARKS_ALONE
            return SEPARATORS if self.sheet.format == "csv" and row else EMPTY
        first = next(iter(filled.values()))
        if (
            self.sheet.format == "csv"
            and isinstance(first, str)
            and first.startswith("#")
            and len(row) < self.width
        ):
            return COMMENT
        if len(filled) > 1 and first in self._words and self._is_header(row):
            return HEADER_AGAIN
        if len(filled) == 1 and self.id_column in filled and _ID.match(str(first).strip()):
            return NUMBER_ALONE
        if number >= self.tail:
            if self._is_total(filled):
                return TOTAL
            if self._is_legend(number, filled):
                return LEGEND
        return None

    def _is_header(self, row: list[Held]) -> bool:
        cells = [
            plain_heading(row[c.number]) if c.number < len(row) and row[c.number] is not None else ""
            for c in self.columns
        ]
        return cells == self.headings

    @staticmethod
    def _is_total(filled: dict[int, Held]) -> bool:
        (_, first), *rest = filled.items()
        return bool(_TOTALS.match(str(first).strip())) and all(
            not isinstance(cell, str) or any(map(str.isdigit, cell)) for _, cell in rest
        )

    def _is_legend(self, number: int, filled: dict[int, Held]) -> bool:
        after_gap = any(not self.filled(row) for row in self.sheet.rows[self.tail - 1 : number])
        identified = self.id_column in filled and bool(_ID.match(str(filled[self.id_column]).strip()))
        if len(self.columns) <= 2 or identified:
            return False
        if len(filled) == 1:
            ((column, cell),) = filled.items()
            # Beneath a gap, as “VL = very low”, or as a sentence where the number should stand.
            return after_gap or "=" in str(cell) or (column == self.id_column and len(str(cell)) > 20)
        return after_gap and len(filled) <= 2

    def misfit(self, number: int) -> tuple[Reason | None, list[str], list[str]]:
        """Say why the cells of a row cannot be told apart, what to tell of it, and what it would be."""
        row = self.sheet.rows[number - 1]
        if not self.sheet.ragged or len(row) == self.width:
            return None, ([_QUOTE] if number in self._odd else []), []
        if len(row) == 1 and self.width > 2 and str(row[0]).count(",") >= self.width - 1:
            inner = next(csv.reader(io.StringIO(str(row[0]), newline="")))
            return ONE_CELL, [], inner
        if len(row) > self.width:
            if any(visible(str(cell)).strip() for cell in row[self.width :] if cell is not None):
                return OTHER_WIDTH, [], []
            return None, [f"{len(row)} cells: those beyond the header are empty"], []
        if any(
            self._cannot_stand(column, row[column.number])
            for column in self.columns
            if column.number < len(row)
        ):
            return OTHER_WIDTH, [], []
        return None, [f"{len(row)} of {self.width} cells: the others are taken as empty"], []

    def _cannot_stand(self, column: Column, cell: Held) -> bool:
        if cell is None or not str(cell).strip():
            return False
        reader = self.readers.get(column.number, "text")
        number = whole_number(cell)
        if reader in _NOT_IN_TEXT:
            return number is not None
        return reader == "level" and number is None and len(str(cell)) > 20
