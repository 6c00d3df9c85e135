"""Gather the rows of a file that was read: what they say, what is kept beside it, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from programme.exchange.registers import TAKEN
from programme.exchange.rows import Cell, Remark, Row, text_of
from programme.spreadsheets.rows.table import TableReading
from programme.spreadsheets.workbook.sheet import UnreadableFile

# What is held of a cell until it is recorded takes about 1 KB: 50,000 rows of 20 columns take 1 GB.
MOST_CELLS = 1_000_000

if TYPE_CHECKING:
    from collections.abc import Iterator

    from programme.exchange.import_request import ImportRequest
    from programme.exchange.progress import Progress
    from programme.spreadsheets.read import FileReading
    from programme.spreadsheets.rows.cards import CardReading
    from programme.spreadsheets.rows.reading import CellReading, RowReading


class Collected:
    """The rows of a file, and the sheets, tables and rows that were left out, with why."""

    def __init__(self, reading: FileReading, asked: ImportRequest, progress: Progress) -> None:
        self.rows: list[Row] = []
        self.left_out = [Remark(one.sheet or "", one.why) for one in reading.left_out]
        _refuse_too_many(reading)
        for table in reading.tables:
            place = table.sheet.label or table.sheet.name or ""
            if asked.sheet not in {None, place}:
                self.left_out.append(Remark(place, f"another sheet than {asked.sheet}, which alone is read"))
            elif table.kind not in TAKEN:
                self.left_out.append(Remark(place, f"a table of kind “{table.kind}”, which no entry records"))
            elif table.sheet.hidden and not asked.hidden and asked.sheet is None:
                self.left_out.append(Remark(place, "a hidden sheet", "say --hidden to read it too"))
            elif isinstance(table, TableReading):
                self.rows += self._table(table, place, progress)
            else:
                self.rows.append(_card(table, place))

    def _table(self, table: TableReading, place: str, progress: Progress) -> Iterator[Row]:
        headings = {
            c.letter: " ".join((c.header if isinstance(c.header, str) else " / ".join(c.header)).split())
            for c in table.columns
        }
        for reading in progress.of("reading rows", table.rows(), len(table.numbers)):
            if reading.outcome == "skipped":
                why = reading.reason.why if reading.reason else ""
                if why != "empty":
                    self.left_out.append(
                        Remark(f"{place}!{reading.row}" if place else f"row {reading.row}", why)
                    )
                continue
            yield _row(reading, table.kind or "", place, headings)


def _refuse_too_many(reading: FileReading) -> None:
    tables = [one for one in reading.tables if isinstance(one, TableReading)]
    cells = sum(len(table.numbers) * len(table.columns) for table in tables)
    # Guarantee: an import of more cells than can be held in memory is refused before any is read.
    if cells > MOST_CELLS:
        rows = sum(len(table.numbers) for table in tables)
        message = (
            f"the file has {rows:,} rows with {cells:,} cells, and at most {MOST_CELLS:,} cells are imported in one "
            "go: part it into several files"
        )
        raise UnreadableFile(message)


def _row(reading: RowReading, kind: str, place: str, headings: dict[str, str]) -> Row:
    row = Row(kind, place, reading.row, text_of(reading.id) or None)
    row.remarks += [Remark("", said) for said in reading.tell]
    row.opportunity = any(
        one.get("to") == "risk raise.kind" and one["value"] == "opportunity" for one in reading.reads
    )
    for cell in reading.cells.values():
        letters = cell.address.rpartition("!")[2].rstrip("0123456789")
        _take(row, cell, headings.get(letters, ""))
    if reading.outcome == "refused" and reading.reason:
        row.refused = Remark(row.place, reading.reason.why, reading.reason.mend)
    return row


def _card(table: CardReading, place: str) -> Row:
    row = Row(table.kind, place, 1)
    for reading in table.rows():
        cells = list(reading.cells.values())
        name = " ".join(text_of(cells[0].raw).split()) if cells else ""
        for cell in cells[1:]:
            if cell.to == "id" and cell.outcome == "read":
                row.key = text_of(cell.value)
            _take(row, cell, name)
    return row


def _take(row: Row, cell: CellReading, heading: str) -> None:
    address = f"{row.sheet}!{cell.address.rpartition('!')[2]}" if row.sheet else cell.address
    merged = cell.raw is None and "merged with" in cell.facts
    text = _clean(text_of(cell.value if merged else cell.raw))
    if cell.outcome == "read" and cell.to in TAKEN[row.kind].reads:
        made = Cell(cell.to, _value(cell), address, text, heading)
        if isinstance(made.value, dict) and {"likelihood", "impact"} <= made.value.keys():
            for half in ("likelihood", "impact"):
                to = f"{cell.to}.{half}"
                row.cells[to] = Cell(to, made.value[half], address, text, heading)
            return
        row.cells[cell.to] = made
        return
    if cell.outcome == "refused" and cell.reason:
        row.remarks.append(
            Remark(address, f"“{text}” is kept as it stands: {cell.reason.why}", cell.reason.mend)
        )
    if text and cell.outcome != "not read" and cell.to != "id":
        row.extra.append(Cell(cell.to, text, address, text, heading))


def _value(cell: CellReading) -> Any:  # noqa: ANN401 - a cell says anything
    if cell.items is not None:
        return cell.items
    if cell.to == "links":
        # Numbers as the rows that they name spell them, and those of no row: they may be references of ours.
        return [*dict.fromkeys([*cell.facts.get("refers to", ()), *cell.value])]
    if cell.to.endswith(".amount"):
        named = {name: cell.facts[name] for name in ("currency", "per", "about") if name in cell.facts}
        return {"amount": str(cell.value), **named}
    return cell.value


def _clean(text: str) -> str:
    return text if text.isprintable() else "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)
