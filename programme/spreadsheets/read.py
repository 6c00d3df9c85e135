"""Read a file: every table, row and cell of it, with what was guessed and what was declared."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from programme.spreadsheets.columns.synonyms import Synonyms, synonyms
from programme.spreadsheets.mapping import Mapping
from programme.spreadsheets.rows.cards import CardReading, is_card
from programme.spreadsheets.rows.links import Directory
from programme.spreadsheets.rows.table import Book, TableReading
from programme.spreadsheets.tables.find import FoundTable, find_tables
from programme.spreadsheets.tables.header import MOST_COLUMNS
from programme.spreadsheets.tables.matrix import is_matrix, matrix_of
from programme.spreadsheets.values.people import stands_alone
from programme.spreadsheets.workbook.reading import contents_of
from programme.spreadsheets.workbook.sheet import Contents, Held, Sheet, UnreadableFile
from programme.spreadsheets.workbook.source import take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OWNERS = ("risk raise.owner", "action plan.owner", "issue raise.owner")


class LeftOut(msgspec.Struct):
    """A sheet or a table that is no register, and why."""

    sheet: str | None
    why: str


class FileReading(msgspec.Struct):
    """What a file holds: its tables, the sheets that are none, the rows outside tables, and the digest of the file."""

    sha256: str
    contents: Contents
    tables: list[TableReading | CardReading]
    left_out: list[LeftOut]
    mapping: Mapping

    def outside(self) -> Iterator[tuple[str | None, int, list[Held]]]:
        """Give each row that says something and belongs to no table: titles, scales, notes; by sheet and row."""
        for sheet in self.contents.sheets:
            inside = {
                row
                for table in self.tables
                if table.sheet is sheet
                for row in ([*table.header, *table.numbers])
            }
            for number, row in enumerate(sheet.rows, start=1):
                if number not in inside and any(cell is not None and str(cell).strip() for cell in row):
                    yield sheet.label or sheet.name, number, row


def read_file(
    path: Path | str,
    kind: str | None = None,
    mapping: Mapping | None = None,
    *,
    extra_synonyms: Path | None = None,
) -> FileReading:
    """Read a file, or standard input for `-`; raises UnreadableFile with one sentence."""
    return read_bytes(take(path), kind, mapping, extra_synonyms=extra_synonyms)


def read_bytes(
    content: bytes,
    kind: str | None = None,
    mapping: Mapping | None = None,
    *,
    contents: Contents | None = None,
    extra_synonyms: Path | None = None,
) -> FileReading:
    """Read the bytes of a file as registers, `kind` being the one it is said to be.

    `contents` is what `contents_of` reads in them, where that is known.
    """
    mapping = mapping or Mapping()
    words = synonyms(extra_synonyms)
    if contents is None or mapping.encoding or mapping.delimiter:
        contents = contents_of(content, mapping.encoding, mapping.delimiter)
    found: list[tuple[Sheet, list[FoundTable]]] = []
    left_out: list[LeftOut] = []
    for sheet in contents.sheets:
        place = sheet.label or sheet.name
        declared = [table for table in mapping.table if table.header and table.sheet == place]
        tables = [] if is_card(sheet, words, kind) else find_tables(sheet, words, kind, declared)
        if not tables and is_matrix(sheet):
            left_out.append(LeftOut(sheet.label or sheet.name, "a matrix of scores and no register"))
        elif not tables and not is_card(sheet, words, kind):
            left_out.append(LeftOut(sheet.label or sheet.name, "no table with the headings of a register"))
        found.append((sheet, tables))
    levels: dict[str, dict[str, str]] = next(
        (m for sheet, tables in found if not tables and (m := matrix_of(sheet, words))), {}
    )
    book = Book(Directory(), levels, _owners(found, words))
    readings: list[Any] = []
    for sheet, tables in found:
        readings += [TableReading(table, mapping, words, book) for table in tables]
        if not tables and is_card(sheet, words, kind):
            readings.append(CardReading(sheet, mapping, words))
    for reading in readings:
        reading.enter(book.directory)
    if not readings:
        message = (
            "no table with the headings of a register was found: name the rows of the header in the mapping,"
            " or the headings as synonyms"
        )
        raise UnreadableFile(message)
    return FileReading(hashlib.sha256(content).hexdigest(), contents, readings, left_out, mapping)


def _owners(found: list[tuple[Sheet, list[FoundTable]]], words: Synonyms) -> set[str]:
    """Gather who is named alone in any column of owners, in lists of words too."""
    known: set[str] = set()
    for sheet, _ in found:
        for number, row in enumerate(sheet.rows[:50]):
            for column, cell in enumerate(row[:MOST_COLUMNS]):
                if not isinstance(cell, str) or len(cell) > 60:
                    continue
                fields = {
                    candidate.to for candidate in words.candidates(cell, "risk") if candidate.weight >= 1
                }
                if fields & set(_OWNERS):
                    below = (
                        line[column]
                        for line in sheet.rows[number + 1 :]
                        if column < len(line) and line[column]
                    )
                    known |= {str(name).strip() for name in below if stands_alone(name)}
    return known
