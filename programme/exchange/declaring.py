"""Declare how a sheet is read, one column or word at a time; the mapping beside the sheet says so ever after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from programme.foundation.refusal import Refused
from programme.spreadsheets.columns.fields import reader_of
from programme.spreadsheets.mapping import mapping_of
from programme.spreadsheets.read import read_bytes
from programme.spreadsheets.rows.table import TableReading
from programme.spreadsheets.workbook.sheet import UnreadableFile
from programme.spreadsheets.workbook.source import take
from programme.spreadsheets.write_mapping import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from programme.exchange.sheet_import import SheetImport
    from programme.spreadsheets.columns.column import Column
    from programme.spreadsheets.mapping import TableMapping


def tables_of(taken: SheetImport) -> list[TableReading]:
    """Return the tables of a register that somebody else keeps; an export of ours has none to declare."""
    return [] if taken.reading is None else [t for t in taken.reading.tables if isinstance(t, TableReading)]


def words_of(table: TableReading, column: Column) -> list[tuple[str, str]]:
    """Return the words of a column whose cells stand for something else, each with what it stands for."""
    if reader_of(column.to) not in {"word", "level"}:
        return []
    return [
        (str(cell), str(value.value) if value.outcome == "read" else "")
        for cell, value in table.distinct(column)
        if not isinstance(cell, int | float)
    ]


def declare_column(taken: SheetImport, table: int, letter: str, to: str) -> Path:
    """Say which field a column holds, and return the mapping; Refused when it cannot be written."""
    return _declare(taken, table, lambda one: setattr(one.columns[letter], "to", to))


def declare_word(taken: SheetImport, table: int, column: Column, word: str, stands_for: str) -> Path:
    """Say what a word of a column stands for, a word or a number of the scale, and return the mapping."""
    meant: str | int = int(stands_for) if stands_for.isdecimal() else stands_for
    return _declare(taken, table, lambda one: one.words.setdefault(column.letter, {}).update({word: meant}))


def _declare(taken: SheetImport, table: int, change: Callable[[TableMapping], None]) -> Path:
    reading, target = taken.reading, taken.mapping_file
    if reading is None or target is None:
        raise Refused(["what is read from standard input has no mapping to declare it in: name a file"])
    name = Path(taken.asked.file).name
    mapping = mapping_of(written(reading, name))
    change(mapping.table[reading.tables.index(tables_of(taken)[table])])
    mapping.version += 1
    try:
        again = read_bytes(
            take(taken.asked.file), taken.asked.kind, mapping, extra_synonyms=taken.asked.more_words
        )
        target.write_text(written(again, name), encoding="utf-8")
    except UnreadableFile as fault:
        raise Refused([str(fault)]) from None
    except OSError as error:
        raise Refused([f"the mapping cannot be written to {target} ({error.strerror})"]) from None
    return target
