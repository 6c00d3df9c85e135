"""What is declared about a file: which columns hold what, what words stand for, how days and sums are written."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from programme.spreadsheets.workbook.sheet import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

Order = Literal["day first", "month first", "serial numbers"]


class ColumnMapping(msgspec.Struct, forbid_unknown_fields=True):
    """What one column holds; it is found again by its heading, wherever it has moved."""

    to: str
    header: str | list[str] | None = None
    check: bool = (
        True  # whether a score or level is to follow from likelihood and impact; a class of its own does not
    )


class ScaleMapping(msgspec.Struct, forbid_unknown_fields=True):
    """The scale of a register: the words from the lowest to the highest, and where its bands begin."""

    likelihoods: list[str] = []
    impacts: list[str] = []
    medium: int = 5
    high: int = 10
    very_high: int = 20
    name: str | None = None


class MoneyMapping(msgspec.Struct, forbid_unknown_fields=True):
    """How sums are written: the currency where none is named, and what parts thousands."""

    currency: str = "GBP"
    thousands: str | None = None


class TableMapping(msgspec.Struct, forbid_unknown_fields=True, rename={"kind": "as"}):
    """What is declared about one table; without a sheet it holds for every table of the file."""

    sheet: str | None = None
    header: list[int] | None = None
    kind: str | None = None
    score: Literal["inherent", "residual", "target"] = "residual"
    columns: dict[str, ColumnMapping] = {}
    words: dict[str, dict[str, str | int]] = {}
    ranges: dict[str, list[tuple[float, float | None, int]]] = {}
    dates: dict[str, Order] = {}
    century: int | None = None
    lists: dict[str, str] = {}
    scale: ScaleMapping | None = None
    levels: dict[str, dict[str, str]] = {}  # likelihood, then impact: a matrix that is no product
    money: MoneyMapping = msgspec.field(default_factory=MoneyMapping)
    one_each: list[str] = []  # owners with a comma or an “and” in their name
    nothing: list[str] = []  # marks for nothing, such as nan


class Mapping(msgspec.Struct, forbid_unknown_fields=True):
    """A mapping file; `version` is raised by whoever edits it, and is kept with each entry it led to."""

    version: int = 1
    file: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    table: list[TableMapping] = []

    def of(self, sheet: str | None, header: list[int], kind: str | None = None) -> TableMapping:
        """Find what is declared about a table: by sheet and header, by sheet alone, or for every table."""
        for table in self.table:
            if table.sheet == sheet and table.header == header:
                return table
        for table in self.table:
            if table.sheet in {sheet, None} and table.header is None and table.kind in {kind, None}:
                return table
        for table in self.table:
            if (
                table.sheet is not None
                and table.sheet == sheet
                and table.header is not None
                and len(self.table) == 1
            ):
                return table
        return TableMapping()


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file; raises UnreadableFile with the line and the field that is wrong."""
    try:
        return mapping_of(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        message = f"the mapping {path} cannot be read ({fault})"
        raise UnreadableFile(message) from None


def mapping_of(text: str) -> Mapping:
    """Read a mapping from its text; raises UnreadableFile for one that is not as it should be."""
    try:
        facts: dict[str, Any] = tomllib.loads(text)
        return msgspec.convert(facts, Mapping)
    except tomllib.TOMLDecodeError as fault:
        message = f"the mapping is no TOML: {fault}"
        raise UnreadableFile(message) from None
    except msgspec.ValidationError as fault:
        message = f"the mapping is not as it should be: {fault}"
        raise UnreadableFile(message) from None
