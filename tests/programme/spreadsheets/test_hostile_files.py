"""A hostile file is refused in one sentence, or read safely: in bounded time and memory."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from programme.spreadsheets.read import read_bytes, read_file
from programme.spreadsheets.workbook.sheet import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = b"</sheetData></worksheet>"
MEGABYTE = b"\0" * 1024 * 1024


def workbook() -> bytes:
    """Write a register of one risk."""
    book = openpyxl.Workbook()
    page = book.create_sheet("Risks", 0)
    page.append(["Ref", "Risk", "Likelihood", "Impact", "Owner"])
    page.append(["R1", "=1+1", 3, 4, "Head of IT"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, chunks: Iterable[bytes]) -> bytes:
    """Put another part into the workbook, or one in place of another."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        with new.open(name, "w", force_zip64=True) as file:
            for chunk in chunks:
                file.write(chunk)
    return out.getvalue()


def cell(reference: str, text: str) -> bytes:
    """Write a cell with a text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


def refusal(content: bytes) -> str:
    """Give the sentence with which a file is refused."""
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(content, "risk")
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def test_a_gigabyte_of_zeros_is_refused_before_it_is_unpacked() -> None:
    """The sizes that an archive states are added up first."""
    assert "unpacks to 1024 MB" in refusal(with_part(SHEET, [MEGABYTE] * 1024))


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    """A part that is larger than it says is not unpacked beyond what the process may hold."""
    content = bytearray(with_part(SHEET, [MEGABYTE] * 200))
    at = content.find(b"PK\x01\x02")
    while at != -1:
        length = struct.unpack("<H", content[at + 28 : at + 30])[0]
        if content[at + 46 : at + 46 + length] == SHEET.encode():
            content[at + 24 : at + 28] = struct.pack("<I", 5_000)
        at = content.find(b"PK\x01\x02", at + 4)
    assert "damaged" in refusal(bytes(content))


def test_a_cell_in_the_last_corner_of_a_sheet_does_not_take_all_memory() -> None:
    """17 thousand million cells between two are not made."""
    rows = (
        b'<row r="1">' + cell("A1", "Risk") + b'</row><row r="1048576">' + cell("XFD1048576", "x") + b"</row>"
    )
    assert "more memory or time" in refusal(with_part(SHEET, [HEAD, rows, FOOT]))


def test_a_sheet_of_16384_columns_is_no_register() -> None:
    """Its headings are not looked for one by one."""
    row = b"".join(b'<c t="inlineStr"><is><t>Risk</t></is></c>' for _ in range(16_384))
    assert "no table" in refusal(with_part(SHEET, [HEAD, b'<row r="1">', row, b"</row>", FOOT]))


def test_a_register_that_reaches_to_column_16384_is_read(tmp_path: Path) -> None:
    """What stands far to the right, as after a slip of the hand, does not keep the table from being read."""
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    book["Risks"].cell(2, 16_384).value = "x"
    file = tmp_path / "wide.xlsx"
    book.save(file)
    (table,) = read_file(file, "risk").tables
    assert [row.cells["E2"].value for row in table.rows()] == ["Head of IT"]


def test_a_workbook_that_excel_protected_by_a_password_is_refused_as_such() -> None:
    """What is encrypted, as Excel does it, is no damaged file: the sentence says what to do.

    The workbook was encrypted by msoffcrypto-tool (agile encryption, ECMA-376) with the password “secret”.
    """
    content = (Path(__file__).parent / "protected.xlsx").read_bytes()
    assert content.startswith(bytes.fromhex("d0cf11e0a1b11ae1"))
    assert refusal(content) == "the workbook is protected by a password: save it without one, then import it"


def test_a_workbook_with_macros_is_read_by_its_values(tmp_path: Path) -> None:
    """A .xlsm says so in its content types too, and its macros are left alone."""
    content = with_part("xl/vbaProject.bin", [b"\xcc\x61" * 100])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
            macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
            new.writestr(part, old.read(part).replace(plain, macros))
    file = tmp_path / "register.xlsm"
    file.write_bytes(out.getvalue())
    reading = read_file(file, "risk")
    assert reading.contents.notes == ["the macros of the workbook were neither read nor run"]
    assert [row.id for row in reading.tables[0].rows()] == ["R1"]


def test_a_merged_column_of_a_million_rows_is_read() -> None:
    """What a merged range covers is not made cell by cell."""
    head = b"".join(
        cell(f"{letter}1", text) for letter, text in zip("ABC", ("ID", "Risk", "Owner"), strict=True)
    )
    rows = b'<row r="1">' + head + b'</row><row r="2">' + cell("B2", "Flood") + b"</row></sheetData>"
    merged = b'<mergeCells count="1"><mergeCell ref="B2:B1048576"/></mergeCells></worksheet>'
    (table,) = read_bytes(with_part(SHEET, [HEAD, rows, merged]), "risk").tables
    assert [row.cells["B2"].value for row in table.rows()] == ["Flood"]


def test_entities_that_name_each_other_are_refused() -> None:
    """A thousand million laughs are not laughed."""
    entities = b'<!ENTITY a "aaaaaaaaaa">' + b"".join(
        f'<!ENTITY {chr(98 + place)} "{f"&{chr(97 + place)};" * 10}">'.encode() for place in range(9)
    )
    text = b'<?xml version="1.0"?><!DOCTYPE x [' + entities + b"]>" + HEAD.partition(b"?>")[2]
    assert refusal(with_part(SHEET, [text, b'<row r="1">', cell("A1", "&j;"), b"</row>", FOOT]))


def test_macros_and_links_to_other_workbooks_are_named_and_neither_run_nor_followed() -> None:
    """Whoever imports is told what was left alone."""
    macros = read_bytes(with_part("xl/vbaProject.bin", [b"\xcc\x61" * 100]), "risk")
    assert macros.contents.notes == ["the macros of the workbook were neither read nor run"]
    links = read_bytes(with_part("xl/externalLinks/externalLink1.xml", [b"<externalLink/>"]), "risk")
    assert links.contents.notes[0].startswith("links to other workbooks were not followed")


def test_a_formula_that_was_never_counted_is_not_counted_here() -> None:
    """No formula is worked out: the title of this row says nothing, and is told to be a formula."""
    (table,) = read_bytes(workbook(), "risk").tables
    (row,) = table.rows()
    assert (row.cells["B2"].value, row.cells["B2"].facts["formula"]) == (None, "=1+1")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(range(256)) * 30, "damaged"),
        (workbook()[:3_000], "damaged"),
        (b"PK\x03\x04" + bytes(400), "damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "neither a workbook nor text"),
        (b'ID,Risk,Owner\n1,"open,Head of IT\n', "line 2: a quotation mark"),
        (b"ID,Risk,Owner\n1," + b"a" * 2_000_000 + b",x\n", "line 2"),
        (b"nothing here\n", "no table"),
        (b"<table>" * 5_000 + b"<tr><td>x", "no table"),
    ],
)
def test_what_is_no_register_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    """The sentence says what is wrong, and never names a file of our own."""
    assert sentence in refusal(content)


def test_devices_pipes_and_folders_are_refused_without_waiting(tmp_path: Path) -> None:
    """A pipe that nobody writes to does not hold the command for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    empty = tmp_path / "empty.csv"
    empty.touch()
    for path in (pipe, Path("/dev/zero"), tmp_path, tmp_path / "none", empty):
        with pytest.raises(UnreadableFile, match=r"ordinary file|cannot be opened|is empty"):
            read_file(path)


def test_a_hundred_thousand_stray_quotation_marks_do_not_slow_the_reading_down() -> None:
    """Each is told of with its row, found in one pass."""
    (table,) = read_bytes(b"ID,Risk,Owner\n" + b'1,a"a,b"b\n' * 100_000, "risk").tables
    assert sum(len(row.tell) for row in table.rows()) == 100_000
