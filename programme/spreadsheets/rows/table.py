"""Read the rows of one table, one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from programme.spreadsheets.columns.fields import RECORDED, is_title, reader_of
from programme.spreadsheets.columns.guess import guess_columns
from programme.spreadsheets.headings import visible
from programme.spreadsheets.rows.after import RowFinisher
from programme.spreadsheets.rows.derived import Derivation
from programme.spreadsheets.rows.left_out import RowSorter
from programme.spreadsheets.rows.readers import ROW_NUMBER, Known, Readers
from programme.spreadsheets.rows.reading import CellReading, RowReading
from programme.spreadsheets.rows.setting import Setting
from programme.spreadsheets.values.people import stands_alone
from programme.spreadsheets.values.reading import Reason
from programme.spreadsheets.workbook.sheet import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programme.spreadsheets.columns.column import Column
    from programme.spreadsheets.columns.synonyms import Synonyms
    from programme.spreadsheets.mapping import Mapping, TableMapping
    from programme.spreadsheets.rows.links import Directory
    from programme.spreadsheets.tables.find import FoundTable
    from programme.spreadsheets.values.reading import Value

_MARK = Reason("a mark for nothing", "")
_COLOUR = Reason("a colour is no word", "write the word in the cell")
_MARKS_FOR_NOTHING = {"nan", "NaN", "NaT", "<NA>", "#N/A", "NULL", "null"}
_ALWAYS_READ = {"id", "links", "not read"}


class Book(NamedTuple):
    """What all tables of a file share: who and what they name, and what the register can keep."""

    directory: Directory
    levels: dict[str, dict[str, str]]
    owners: set[str]


class TableReading:
    """One table as it is read: its columns, what was guessed or declared, and its rows."""

    def __init__(self, found: FoundTable, mapping: Mapping, synonyms: Synonyms, book: Book) -> None:
        self.found, self.sheet = found, found.sheet
        self.header = found.header
        place = self.sheet.label or self.sheet.name
        self.mapping: TableMapping = mapping.of(place, found.header, found.kind)
        self.kind = self.mapping.kind if self.mapping.kind is not None else found.kind
        self.recorded = self.kind in RECORDED
        self.nothing = set(self.mapping.nothing) | _MARKS_FOR_NOTHING
        self._cells = cells = self._cells_by_column()
        self.columns = guess_columns(found.headings, cells, self.kind, synonyms, self.mapping)
        if not self.recorded:
            for column in self.columns:
                column.to = column.to if column.to in _ALWAYS_READ else "kept"
        known = book.owners | {
            str(cell).strip()
            for c in self.columns
            if reader_of(c.to) == "person"
            for cell in set(cells[c.number])
            if stands_alone(cell)
        }
        self.readers = Readers(self.columns, cells, self.mapping, self.kind, Known(known, book.directory))
        self.sorter = RowSorter(
            found, self.columns, self.nothing, {c.number: reader_of(c.to) for c in self.columns}
        )
        self.derivation = Derivation(
            self.mapping.scale, self.mapping.levels or book.levels, self.mapping.money.thousands
        )
        self.by_to = {column.to: column for column in reversed(self.columns)}
        self._id = self.by_to.get("id")
        self._merged = self._merged_down()
        self._hidden_rows = set(self.sheet.hidden_rows)
        self._prefix = f"{self.sheet.label}!" if self.sheet.label else ""
        setting = Setting(
            self.sheet,
            self.kind,
            self.columns,
            self.by_to,
            self.mapping,
            self.readers,
            self.derivation,
            synonyms,
        )
        self._finisher = RowFinisher(setting)

    @property
    def date_orders(self) -> dict[str, str]:
        """The order of days and months of each column of days: day first, month first, both, or undecided."""
        return self.readers.orders

    @property
    def numbers(self) -> range:
        """The numbers of the rows under the header."""
        return range(self.found.first, self.found.last + 1)

    def _cells_by_column(self) -> dict[int, list[Any]]:
        numbers = [number for number, _ in self.found.headings]
        cells: dict[int, list[Any]] = {number: [] for number in numbers}
        for row in self.sheet.rows[self.found.first - 1 : self.found.last]:
            for number in numbers:
                if (
                    number < len(row)
                    and (cell := row[number]) is not None
                    and cell != ""
                    and cell not in self.nothing
                ):
                    cells[number].append(cell)
        return cells

    def _merged_down(self) -> dict[tuple[int, int], int]:
        return {
            (row, column): top
            for top, first, bottom, last in self.sheet.merged
            if bottom > top >= self.found.first and first == last
            for row in range(top + 1, min(bottom, self.found.last) + 1)
            for column in (first,)
        }

    def enter(self, directory: Directory) -> None:
        """Enter the numbers and titles of the rows, so that other rows can refer to them."""
        number = self.by_to.get("id")
        title = next((column for column in self.columns if is_title(column.to)), None)
        for row in self.numbers:
            cells = self.sheet.rows[row - 1]
            if self.sorter.left_out(row) is not None:
                continue
            said = [
                cells[c.number]
                if c and c.number < len(cells) and cells[c.number] not in self.nothing
                else None
                for c in (number, title)
            ]
            address = self._address(row, (number or title or self.columns[0]).number, whole=True)
            refused = self.sorter.misfit(row)[0] is not None
            directory.add(said[0] or None, said[1] or None, self.kind, address, refused=refused)

    def distinct(self, column: Column) -> list[tuple[Any, Value]]:
        """Give each distinct text of a column with what it is read as: the table to confirm."""
        cells = dict.fromkeys(self._cells[column.number])
        return [(cell, self.readers.read(column.number, cell)) for cell in cells]

    def _address(self, row: int, column: int, *, whole: bool = False) -> str:
        address = self.sheet.address(row, column)
        return f"{self.sheet.name}!{address}" if whole and self.sheet.name else address

    def rows(self) -> Iterator[RowReading]:
        """Read each row under the header, in their order; nothing of them is held."""
        for number in self.numbers:
            yield self.row(number)

    def row(self, number: int) -> RowReading:
        """Read one row, by its number in the sheet."""
        line = self.sheet.lines[number - 1] if self.sheet.lines else None
        reading = RowReading(number, "read", line=line, hidden=number in self._hidden_rows)
        reason = self.sorter.left_out(number)
        if reason is not None:
            reading.outcome, reading.reason = "skipped", reason
            self._keep_all(reading)
            return reading
        reason, reading.tell, would_be = self.sorter.misfit(number)
        if reason is not None:
            reading.outcome, reading.reason = "refused", reason
            self._keep_all(reading)
            if would_be:
                reading.reads = [{"would be": would_be}]
            return reading
        for column in self.columns:
            if (cell := self._cell(number, column)) is not None:
                reading.cells[cell.address] = cell
                if column is self._id:
                    reading.id = cell.value
        self._finisher.finish(reading)
        return reading

    def _keep_all(self, reading: RowReading) -> None:
        row = self.sheet.rows[reading.row - 1]
        for column, cell in enumerate(row):
            if cell is None or (isinstance(cell, str) and not cell.strip()):
                formula = self.sheet.formulas.get(f"{letters(column)}{reading.row}")
                if formula is not None:
                    address = self._address(reading.row, column)
                    reading.cells[address] = CellReading(address, "", "kept", "", facts={"formula": formula})
                continue
            if cell in self.nothing or column in self.sorter.counted:
                address = self._address(reading.row, column)
                reason = _MARK if cell in self.nothing else ROW_NUMBER
                reading.cells[address] = CellReading(address, "not read", "not read", cell, reason=reason)
            else:
                address = self._address(reading.row, column)
                reading.cells[address] = CellReading(
                    address, "", "kept", self._source(reading.row, column, cell)
                )

    def _source(self, row: int, column: int, cell: Any) -> Any:  # noqa: ANN401 - a cell of any kind
        return self.sheet.sources.get(f"{letters(column)}{row}", cell)

    def _cell(self, row: int, column: Column) -> CellReading | None:
        cells = self.sheet.rows[row - 1]
        number = column.number
        cell = cells[number] if number < len(cells) else None
        address = f"{self._prefix}{column.letter}{row}"
        if cell is None or (isinstance(cell, str) and (not cell or not visible(cell).strip())):
            return self._empty(row, column, address)
        if cell in self.nothing:
            return CellReading(address, column.to, "not read", cell, reason=_MARK)
        value = self.readers.read(number, cell)
        raw = self._source(row, number, cell) if self.sheet.sources else cell
        return CellReading(
            address, column.to, value.outcome, raw, value.value, value.reason, None, None, value.facts
        )

    def _empty(self, row: int, column: Column, address: str) -> CellReading | None:
        top = self._merged.get((row, column.number))
        if top is not None and (above := self._cell(top, column)) is not None:
            above.address, above.raw = address, None
            above.facts = {**above.facts, "merged with": self._address(top, column.number)}
            return above
        if address in self.sheet.formulas:
            return CellReading(
                address,
                column.to,
                "derived",
                None,
                facts={"formula": self.sheet.formulas[address], "never counted": True},
            )
        if column.to == "rag" and address in self.sheet.fills:
            return CellReading(
                address,
                "not read",
                "not read",
                None,
                reason=_COLOUR,
                facts={"fill": self.sheet.fills[address]},
            )
        return None
