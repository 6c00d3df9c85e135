"""The guess writes a mapping that a person can edit, and that reads the file as it was read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from programme.spreadsheets.mapping import Mapping, mapping_of, read_mapping
from programme.spreadsheets.read import FileReading, read_bytes, read_file
from programme.spreadsheets.values.reading import NOT_DECLARED, NOT_KNOWN
from programme.spreadsheets.workbook.sheet import UnreadableFile
from programme.spreadsheets.write_mapping import written

HERE = Path(__file__).parent
FILES = sorted(path for path in (HERE / "registers").rglob("*") if path.is_file())


def cells(reading: FileReading) -> dict[str, Any]:
    """Give what became of every cell, by its address."""
    return {
        # A word that is in no table of ours is afterwards in none that is declared: that alone may be said otherwise.
        f"{table.sheet.name}!{address}": (
            cell.outcome,
            cell.value,
            cell.items,
            NOT_DECLARED if cell.reason == NOT_KNOWN else cell.reason,
            cell.agrees,
        )
        for table in reading.tables
        for row in table.rows()
        for address, cell in row.cells.items()
    }


def declared(path: Path) -> Mapping:
    """Read the mapping of a register, if it has one."""
    name = str(path.relative_to(HERE / "registers")).replace("/", "-")
    mapping = HERE / "mappings" / f"{name}.toml"
    return read_mapping(mapping) if mapping.exists() else Mapping()


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
@pytest.mark.parametrize("known", [False, True], ids=["guessed", "declared"])
def test_a_written_mapping_reads_every_cell_as_before(path: Path, known: bool) -> None:  # noqa: FBT001 - a parameter
    """What the guess writes down is what it read, whether a person had declared something or nothing."""
    before = read_file(path, "risk", declared(path) if known else None)
    again = read_file(path, "risk", mapping_of(written(before, path.name)))
    assert cells(again) == cells(before)


def test_a_column_is_found_by_its_heading_wherever_it_moved() -> None:
    """Next month's file may have a column more: the mapping still fits."""
    mapping = mapping_of('[[table]]\n[table.columns.B]\nheader = "Wozu"\nto = "risk raise.effect"\n')
    first = read_bytes(b"ID,Wozu,Risk\n1,loses time,Flood\n", "risk", mapping)
    moved = read_bytes(b"ID,New,Risk,Wozu\n1,x,Flood,loses time\n", "risk", mapping)
    found = [{c.heading: c.to for c in reading.tables[0].columns}["Wozu"] for reading in (first, moved)]
    assert found == ["risk raise.effect", "risk raise.effect"]


def test_a_declared_header_is_one_whatever_stands_in_it() -> None:
    """Headings that nobody knows are named in the mapping."""
    text = (
        '[[table]]\nheader = [2]\nas = "risk"\n'
        '[table.columns.A]\nheader = "Foo"\nto = "id"\n[table.columns.B]\nheader = "Bar"\nto = "risk raise.title"\n'
    )
    reading = read_bytes(b"some title\nFoo,Bar\n7,Flood\n", "risk", mapping_of(text))
    (row,) = reading.tables[0].rows()
    assert (row.row, row.id, row.cells["B3"].value) == (3, "7", "Flood")


@pytest.mark.parametrize(
    "text",
    [
        "version =",
        "[[table]]\ncolums = 1",
        '[[table]]\nscore = "best"',
        '[[table]]\n[table.dates]\nA = "year first"',
    ],
)
def test_a_mapping_with_a_fault_is_refused_in_one_sentence(text: str) -> None:
    """A misspelt field is named, and not passed over."""
    with pytest.raises(UnreadableFile, match="the mapping is"):
        mapping_of(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[fields.risk\n", "are no TOML"),
        (
            '[words]\nid = ["Nummer"]\n',
            "there is no section “words”: the sections are any, score, kinds, fields",
        ),
        ('[fields.rsik]\nid = ["Nummer"]\n', "in [fields], “rsik” is not known: say one of "),
        ('[fields.risk]\n"risk raise.boss" = ["Boss"]\n', "“risk raise.boss” is not known: say one of "),
        (
            '[fields.risk]\n"risk raise.owner" = "Boss"\n',
            "write the headings of “risk raise.owner” as a list",
        ),
        ("any = 3\n", "“any” is no section: write [any] on a line"),
    ],
)
def test_synonyms_with_a_fault_are_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    """What is wrong in a file of synonyms is named with how to mend it, and not passed over."""
    extra = tmp_path / "ours.toml"
    extra.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(b"ID,Risk\n1,Flood\n", "risk", extra_synonyms=extra)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_synonyms_that_are_edited_are_read_again(tmp_path: Path) -> None:
    """The app reads the file anew at each import."""
    extra = tmp_path / "ours.toml"
    said = []
    for heading in ("Boss", "Carer"):
        extra.write_text(f'[fields.risk]\n"risk raise.owner" = ["{heading}"]\n', encoding="utf-8")
        reading = read_bytes(b"ID,Risk,Carer\n1,Flood,Head of IT\n", "risk", extra_synonyms=extra)
        said.append(reading.tables[0].columns[2].to)
    assert said == ["kept", "risk raise.owner"]


def test_words_of_their_own_extend_ours(tmp_path: Path) -> None:
    """A file of synonyms adds to our words and takes none away."""
    extra = tmp_path / "ours.toml"
    extra.write_text('[fields.risk]\n"risk raise.owner" = ["kümmerer"]\n', encoding="utf-8")
    reading = read_bytes("ID,Risk,Kümmerer\n1,Flood,Head of IT\n".encode(), "risk", extra_synonyms=extra)
    assert [column.to for column in reading.tables[0].columns] == [
        "id",
        "risk raise.title",
        "risk raise.owner",
    ]
