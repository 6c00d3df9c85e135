"""Every cell of the invented registers reads as `expected.json` says, with at most what that file declares."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from programme.spreadsheets.mapping import Mapping, read_mapping
from programme.spreadsheets.read import FileReading, read_file

if TYPE_CHECKING:
    from programme.spreadsheets.rows.reading import CellReading, RowReading

HERE = Path(__file__).parent
EXPECTED: dict[str, Any] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))["files"]
# Registers that `expected.json` was written before: what it says of their rows and columns is said here anew.
SINCE: dict[str, Any] = json.loads((HERE / "expected_raid.json").read_text(encoding="utf-8"))
FACTS = (
    "amount",
    "currency",
    "per",
    "about",
    "probability",
    "time",
    "draft",
    "successor",
    "refers to",
    "span",
    "would be",
)


def reading(name: str) -> FileReading:
    """Read a register as the kind its first table has, with its mapping if it has one."""
    mapping = HERE / "mappings" / f"{name.replace('/', '-')}.toml"
    return read_file(
        HERE / "registers" / name,
        EXPECTED[name]["tables"][0]["as"],
        read_mapping(mapping) if mapping.exists() else Mapping(),
    )


@pytest.fixture(scope="module")
def readings() -> dict[str, FileReading]:
    """Read each register once."""
    return {name: reading(name) for name in EXPECTED}


def tables(name: str, readings: dict[str, FileReading]) -> list[tuple[dict[str, Any], Any]]:
    """Pair each expected table with the one that was found at its place."""
    found = {(t.sheet.label or t.sheet.name, tuple(t.header)): t for t in readings[name].tables}
    expected = {
        (e.get("table") or e.get("sheet"), tuple(e["header"])): e
        for e in (since(name, one) for one in EXPECTED[name]["tables"])
        if e["rows"]
    }
    assert set(found) == set(expected)
    return [(expected[place], found[place]) for place in expected]


def since(name: str, table: dict[str, Any]) -> dict[str, Any]:
    """Return what is expected of a table, with what is said anew of it and of its rows."""
    anew = SINCE.get(name, {}).get(table["name"], {})
    rows = {row["row"]: row for row in (*table["rows"], *anew.get("rows", ()))}
    return {**table, **anew, "rows": list(rows.values())}


def plain(held: object) -> object:
    """Write a day as the file of what is expected does."""
    return held.isoformat() if isinstance(held, dt.date) else held


def disagreement(cell: CellReading | None, expected: dict[str, Any], row: RowReading) -> str | None:
    """Say in which way a cell was not read as it should be; None if it was."""
    if cell is None:
        return "was not read at all"
    if row.outcome in {"skipped", "refused"}:
        raw = expected.get("raw")
        return None if raw is None or plain(cell.raw) == raw else f"raw is {cell.raw!r}"
    if cell.outcome == "refused" and "refused" in {*expected, expected.get("also right")}:
        wrong = expected.get("refused", cell.reason and cell.reason.why) != (cell.reason and cell.reason.why)
        return f"refused: {cell.reason}" if wrong else facts_that_differ(cell, expected)
    if expected.get("also right") in ("kept", cell.value) and cell.outcome in {"kept", "read"}:
        return None
    said = {
        "derived": [cell.outcome, cell.agrees],
        "not read": [cell.outcome, cell.reason and cell.reason.why],
        "kept": [cell.outcome, plain(cell.value)],
        "items": [cell.outcome, cell.items],
        "value": ["read" if cell.to.startswith("kept") else cell.outcome, plain(cell.value)],
    }
    wanted = {
        "derived": ["derived", expected.get("agrees")],
        "not read": ["not read", expected.get("not read")],
        "kept": ["kept", expected.get("kept")],
        "items": ["read", expected.get("items")],
        "value": ["read", expected.get("value")],
    }
    kind = next((kind for kind in wanted if kind in expected), None)
    if kind is None:
        return (
            None
            if "refused" not in expected and cell.outcome == "derived"
            else f"{cell.outcome} {cell.value!r}"
        )
    if said[kind] != wanted[kind]:
        return f"{said[kind]} {cell.reason}"
    if expected.get("raw") not in (None, plain(cell.raw)):
        return f"raw is {cell.raw!r}"
    return facts_that_differ(cell, expected)


def facts_that_differ(cell: CellReading, expected: dict[str, Any]) -> str | None:
    """Compare what else the cell says: sums, currencies, shares, times."""
    differ = {
        fact: cell.facts.get(fact)
        for fact in FACTS
        if fact in expected and cell.facts.get(fact) != expected[fact]
    }
    return f"{differ}" if differ else None


@pytest.mark.parametrize("name", EXPECTED)
def test_every_cell_reads_as_expected_and_none_more(name: str, readings: dict[str, FileReading]) -> None:
    """A cell is read, refused with its reason, or kept; nothing is lost, made up or read from an empty cell."""
    wrong: list[str] = []
    for expected, table in tables(name, readings):
        rows = {row.row: row for row in table.rows()}
        for row in expected["rows"]:
            cells = dict(rows[row["row"]].cells)
            for address, cell in row["cells"].items():
                fault = disagreement(cells.pop(address, None), cell, rows[row["row"]])
                wrong += [f"{address}: {fault}, and not {cell}"] if fault else []
            wrong += [
                f"{address}: {cell.raw!r} is more than the file says" for address, cell in cells.items()
            ]
    assert wrong == []


@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_is_read_refused_or_left_out_for_the_expected_reason(
    name: str, readings: dict[str, FileReading]
) -> None:
    """Rows of the register keep their own numbers; others are named with why they are none."""
    for expected, table in tables(name, readings):
        found = {row.row: row for row in table.rows()}
        for row in expected["rows"]:
            one = found.pop(row["row"])
            assert (one.outcome, one.reason.why if one.reason else None) == (row["outcome"], row.get("why"))
            assert one.line == row.get("line", row["row"] if table.sheet.lines else None)
            if one.outcome == "read":
                assert one.id == row.get("id")
        assert all(row.outcome == "skipped" for row in found.values())


@pytest.mark.parametrize("name", EXPECTED)
def test_every_column_is_taken_for_what_it_is(name: str, readings: dict[str, FileReading]) -> None:
    """Columns are guessed from their headings and cells; one mapping alone names a column."""
    for expected, table in tables(name, readings):
        # A column under crosses holds one level; one of colours alone is not read.
        wanted = {c["col"]: c["to"].split(", where")[0] for c in expected["columns"]}
        found = {column.letter: "not read" if column.to == "rag" else column.to for column in table.columns}
        assert found == wanted
        recorded = getattr(table, "recorded", True)
        assert (table.kind if recorded else None) == expected["as"]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_follows_from_a_row_is_told(name: str, readings: dict[str, FileReading]) -> None:
    """A gain is an opportunity, a question without an answer is asked, a draft beside a version is begun."""
    for expected, table in tables(name, readings):
        wanted = {
            row["row"]: [(r["to"], r["value"]) for r in row["reads"]]
            for row in expected["rows"]
            if "reads" in row
        }
        found = {
            row.row: [(r["to"], r["value"]) for r in row.reads]
            for row in table.rows()
            if row.reads and row.outcome == "read"
        }
        assert found == wanted


@pytest.mark.parametrize("name", EXPECTED)
def test_the_character_set_and_the_delimiter_are_found(name: str, readings: dict[str, FileReading]) -> None:
    """Nobody has to say how a file was saved."""
    contents = readings[name].contents
    wanted = EXPECTED[name]
    assert (contents.encoding, contents.delimiter) == (wanted.get("encoding"), wanted.get("delimiter"))
    assert contents.format == wanted["format"]


def test_hidden_sheets_rows_and_columns_are_named(readings: dict[str, FileReading]) -> None:
    """What nobody sees in the sheet is read, and said to be hidden."""
    council = {table.sheet.name: table.sheet for table in readings["council-merger.xlsx"].tables}
    assert council["Closed"].hidden
    assert (council["Risk register"].hidden_rows, council["Risk register"].hidden_columns) == ([28], [13])
    depot = {table.sheet.name: table.sheet for table in readings["depot-move.ods"].tables}
    assert depot["Old"].hidden
    assert (depot["Risks"].hidden_rows, depot["Risks"].hidden_columns) == ([12], [11])
    assert depot["Risks"].comments == {"C10": "Ask the network again before the board meets"}


def test_every_cell_outside_a_table_is_listed(readings: dict[str, FileReading]) -> None:
    """Titles, scales and comments are left out, and listed as left out."""
    outside = [row for _, row, _ in readings["ragged.csv"].outside()]
    assert outside == [1, 2, 4, 20, 27]
    council = [(sheet, row) for sheet, row, _ in readings["council-merger.xlsx"].outside()]
    assert ("Risk register", 17) in council
    assert ("Lists", 1) in council
