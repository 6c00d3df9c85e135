"""What a workbook says beside its values is found, whether its plain cells are taken out first or not."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from programme.spreadsheets.workbook import excel
from programme.spreadsheets.workbook.plain_cells import without_plain_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from programme.spreadsheets.workbook.sheet import Sheet

SHEET = "xl/worksheets/sheet1.xml"


def register() -> bytes:
    """Write a sheet with a formula, a hidden row and column, an empty coloured cell and a comment."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["Ref", "Risk", "Likelihood", "Impact", "Score", "RAG"])
    for number in range(1, 6):
        page.append([f"R{number}", f"Keys & locks {number}", 3, 4, f"=C{number + 1}*D{number + 1}", None])
    page.cell(3, 6).fill = PatternFill("solid", fgColor="FFFF0000")
    page.cell(2, 2).comment = Comment("asked on Monday", "somebody")
    page.row_dimensions[4].hidden = True
    page.column_dimensions["D"].hidden = True
    page.merge_cells("A5:A6")
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def without_places(content: bytes) -> bytes:
    """Write the same workbook as programs do that do not say where a cell stands."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, re.sub(rb'<c r="[A-Z]+\d+"', b"<c", text) if part == SHEET else text)
    return out.getvalue()


def details(content: bytes) -> Sheet:
    """Return the one sheet of a workbook as it is read."""
    (sheet,) = excel.read_workbook(content, "xlsx").sheets
    return sheet


def test_what_is_beside_the_values_is_found() -> None:
    """Formulas, colours, comments, hidden rows and hidden columns, each at its place."""
    sheet = details(register())
    assert sheet.detailed
    assert sheet.formulas["E3"] == "=C3*D3"
    assert sheet.fills == {"F3": "#FF0000"}
    assert sheet.comments == {"B2": "asked on Monday"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ([4], [3])


@pytest.mark.parametrize("change", [lambda content: content, without_places])
def test_taking_the_plain_cells_out_changes_nothing_that_is_found(
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[bytes], bytes],
) -> None:
    """The same details are found in the whole workbook, also where cells do not name their places."""
    content = change(register())
    found = details(content)
    monkeypatch.setattr(excel, "without_plain_cells", lambda whole: (whole, len(whole)))
    assert details(content) == found


def test_the_plain_cells_are_taken_out() -> None:
    """Only what openpyxl is asked for is left for it to read."""
    reduced, size = without_plain_cells(register())
    with zipfile.ZipFile(io.BytesIO(reduced)) as archive:
        left = re.findall(rb'<c r="([A-Z]+\d+)"', archive.read(SHEET))
        assert size == len(archive.read(SHEET))
    assert {b"E2", b"F3"} <= {*left}
    assert not {b"A1", b"B2", b"C2"} & {*left}
