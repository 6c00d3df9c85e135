"""What the rows of one table are read with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from programme.spreadsheets.columns.column import Column
    from programme.spreadsheets.columns.synonyms import Synonyms
    from programme.spreadsheets.mapping import TableMapping
    from programme.spreadsheets.rows.derived import Derivation
    from programme.spreadsheets.rows.readers import Readers
    from programme.spreadsheets.workbook.sheet import Sheet


class Setting(NamedTuple):
    """The sheet, the kind of register, its columns by place and by field, and what reads and checks them."""

    sheet: Sheet
    kind: str
    columns: list[Column]
    by_to: dict[str, Column]
    mapping: TableMapping
    readers: Readers
    derivation: Derivation
    synonyms: Synonyms
