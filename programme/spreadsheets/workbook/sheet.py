"""A sheet as it was in the file: rows of cells, and what the file says about them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    import datetime as dt

# What a cell of a file can hold; None is an empty cell. msgspec checks no union of text and days, so it sees Any.
if TYPE_CHECKING:
    Held = str | int | float | bool | dt.date | None
else:
    Held = Any


class UnreadableFile(ValueError):  # noqa: N818 - it says what is the matter, as a refusal does
    """The file as a whole cannot be read; the message is one sentence with what to do."""


class Sheet(msgspec.Struct):
    """One sheet of a workbook, one delimited file, or one table of a text.

    Rows count from 1, columns from 0; cells are named as a spreadsheet names them (`B3`).
    """

    rows: list[list[Held]]
    name: str | None = None
    title: str | None = None  # the heading of the text above a table
    label: str | None = None  # T1, T2 … in a text with several tables
    format: str = "xlsx"
    hidden: bool = False
    first_line: int | None = None
    lines: list[int] | None = None  # the line of the file on which each row starts
    merged: list[tuple[int, int, int, int]] = []  # first row, first column, last row, last column
    formulas: dict[str, str] = {}
    fills: dict[str, str] = {}
    comments: dict[str, str] = {}
    sources: dict[str, str] = {}  # the marked-up text of a cell, where that is not its plain text
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    odd_rows: list[int] = []  # rows of delimited text with a quotation mark inside a cell that is not quoted
    header_rows: int | None = None  # where the file itself says which rows are the header
    detailed: bool = True  # whether merged cells, hidden rows, formulas and colours could be looked for

    def address(self, row: int, column: int) -> str:
        """Name a cell: `B3`, or `T1!B3` in a text with several tables."""
        cell = f"{letters(column)}{row}"
        return f"{self.label}!{cell}" if self.label else cell

    @property
    def ragged(self) -> bool:
        """Whether a row may have another number of cells than the header."""
        return self.format in {"csv", "md"}


class Contents(msgspec.Struct):
    """What a file holds."""

    format: str
    sheets: list[Sheet]
    encoding: str | None = None
    encoding_is_certain: bool = True
    delimiter: str | None = None
    notes: list[str] = []


@lru_cache(maxsize=4096)
def letters(column: int) -> str:
    """Name a column, counted from 0, as spreadsheets do: from A to Z, then AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """Give the number of a column, counted from 0, by its letters."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)$")


def cell_position(address: str) -> tuple[int, int]:
    """Give row (from 1) and column (from 0) of `B3`; raises ValueError for anything else."""
    found = _CELL.match(address)
    if not found:
        message = f"{address} names no cell"
        raise ValueError(message)
    return int(found[2]), column_number(found[1])
