"""Read a thing that stands upright: the first column names the fields and the second says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from programme.spreadsheets.columns.column import Column
from programme.spreadsheets.columns.fields import is_title, reader_of
from programme.spreadsheets.columns.guess import guess_columns
from programme.spreadsheets.headings import plain_heading
from programme.spreadsheets.rows.links import Directory
from programme.spreadsheets.rows.readers import Known, Readers
from programme.spreadsheets.rows.reading import CellReading, RowReading
from programme.spreadsheets.values.reading import Reason
from programme.spreadsheets.workbook.sheet import Sheet, letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programme.spreadsheets.columns.synonyms import Synonyms
    from programme.spreadsheets.mapping import Mapping

_NAMES = Reason("names the field beside it", "")
_NUMBERS = re.compile(r"\d+")
_LEAST, _MOST = 3, 100


def is_card(sheet: Sheet, synonyms: Synonyms, kind: str | None) -> bool:
    """Say whether a sheet is one thing that stands upright: two columns, the first with the names of fields."""
    rows = [row for row in sheet.rows[:_MOST] if any(row)]
    if (
        len(rows) < _LEAST
        or len(sheet.rows) > _MOST
        or any(len([cell for cell in row if cell]) > 2 for row in rows)
    ):
        return False
    names = [str(row[0]) for row in rows if row[0]]
    known = [
        found[0].to
        for name in names
        if (found := synonyms.candidates(name, kind or "risk")) and found[0].weight >= 1
    ]
    return (
        len(known) >= _LEAST
        and len(known) * 2 > len(names)
        and any(map(is_title, known))
        and len(set(known)) == len(known)
    )


class CardReading:
    """One thing that stands upright."""

    def __init__(self, sheet: Sheet, mapping: Mapping, synonyms: Synonyms, kind: str = "risk") -> None:
        self.sheet, self.kind, self.header = sheet, kind, [1]
        self.mapping = mapping.of(sheet.label or sheet.name, [1], kind)
        self.columns = [
            Column(0, str(sheet.rows[0][0] or ""), "the name of a field"),
            Column(1, str(sheet.rows[0][1] or ""), "its value"),
        ]
        names = [(row, str(cells[0])) for row, cells in enumerate(sheet.rows, start=1) if cells and cells[0]]
        self._rows = [row for row, _ in names]
        values: dict[int, list[Any]] = {row: [self._value(row)] for row, _ in names}
        fields = guess_columns(list(names), values, kind, synonyms, self.mapping)
        scored = {row: found[0] for row, name in names if (found := synonyms.score_of(name))}
        for field in fields:
            if field.number in scored and field.to in {"derived", "risk assess residual", "kept"}:
                field.to = f"risk assess {scored[field.number]}"
        self.fields = {field.number: field for field in fields if field.confidence > 0}
        self._readers = Readers(fields, values, self.mapping, kind, Known(set(), Directory()))

    def _value(self, row: int) -> Any:  # noqa: ANN401 - a cell of any kind
        cells = self.sheet.rows[row - 1]
        return cells[1] if len(cells) > 1 else None

    @property
    def numbers(self) -> list[int]:
        """The numbers of the rows with a field."""
        return self._rows

    @property
    def date_orders(self) -> dict[str, str]:
        """The order of days and months: that of each field alone."""
        return self._readers.orders

    def enter(self, directory: Directory) -> None:
        """Enter the thing, so that rows can refer to it."""
        number = next((row for row, field in self.fields.items() if field.to == "id"), None)
        title = next((row for row, field in self.fields.items() if is_title(field.to)), None)
        said = [self._value(row) if row else None for row in (number, title)]
        directory.add(said[0], said[1], self.kind, self.sheet.address(number or title or 1, 1), refused=False)

    def rows(self) -> Iterator[RowReading]:
        """Read each field as a part of the thing."""
        for row in self._rows:
            if row == 1 and row not in self.fields:
                continue
            line = self.sheet.lines[row - 1] if self.sheet.lines else None
            reading = RowReading(row, "part", line=line)
            name, value = (self.sheet.address(row, column) for column in (0, 1))
            reading.cells[name] = CellReading(
                name, "not read", "not read", self._source(row, 0), reason=_NAMES
            )
            if self._value(row) not in (None, ""):
                reading.cells[value] = self._cell(row, value)
            yield reading

    def _source(self, row: int, column: int) -> Any:  # noqa: ANN401 - a cell of any kind
        return self.sheet.sources.get(f"{letters(column)}{row}", self.sheet.rows[row - 1][column])

    def _cell(self, row: int, address: str) -> CellReading:
        raw = self._source(row, 1)
        field = self.fields.get(row)
        if field is None:
            return CellReading(address, "kept", "kept", raw, self._value(row))
        if reader_of(field.to) == "level alone" and (both := _both(self._value(row))):
            return CellReading(address, field.to, "read", raw, both)
        value = self._readers.read(row, self._value(row))
        return CellReading(
            address, field.to, value.outcome, raw, value.value, value.reason, None, None, value.facts
        )


def _both(text: object) -> dict[str, int] | None:
    """Read “Likelihood 4 × Impact 3 = 12”: two numbers, each after its name, and perhaps their product."""
    words = plain_heading(text)
    found = [int(number) for number in _NUMBERS.findall(words)]
    if (
        len(found) in {2, 3}
        and "likelihood" in words
        and "impact" in words
        and (len(found) == 2 or found[0] * found[1] == found[2])
    ):
        first, second = (
            ("likelihood", "impact")
            if words.index("likelihood") < words.index("impact")
            else ("impact", "likelihood")
        )
        return {first: found[0], second: found[1]}
    return None
