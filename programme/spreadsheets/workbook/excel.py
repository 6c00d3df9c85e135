"""Read xlsx, xlsm, xlsb, xls and ods by calamine, and by openpyxl what calamine does not tell."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from programme.spreadsheets.workbook.ods import add_ods_details
from programme.spreadsheets.workbook.plain_cells import without_plain_cells
from programme.spreadsheets.workbook.sheet import Contents, Held, Sheet, UnreadableFile

# openpyxl holds every cell as an object, some 50 times the size of the file: above this, counted without the cells
# that are plain values, the details are left out.
MOST_FOR_DETAILS = 12 * 1024 * 1024
MOST_CELLS = 4_000_000
_WIDEST = 2_000
_EXACT = 2**53
_MOST_COVERED = 200_000
_NO_COLOURS = {"00000000", "FFFFFFFF", "00FFFFFF"}


def read_workbook(content: bytes, kind: str) -> Contents:
    """Read each sheet of a workbook, formulas by the values they had when it was saved.

    Raises UnreadableFile for what is protected, damaged or larger than a register is.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            _sheet(book, about.name, hidden=about.visible != SheetVisibleEnum.Visible, kind=kind)
            for about in book.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet
        ]
        notes = [
            f"{about.name} is a sheet of macros or a chart and was not read"
            for about in book.sheets_metadata
            if about.typ != SheetTypeEnum.WorkSheet
        ]
    except PasswordError:
        message = "the workbook is protected by a password: save it without one, then import it"
        raise UnreadableFile(message) from None
    except CalamineError:
        message = (
            "the workbook is damaged or not a workbook: open it in the program it came from and save it again"
        )
        raise UnreadableFile(message) from None
    if kind == "xlsx":
        notes += _add_details(content, sheets)
    elif kind == "ods":
        add_ods_details(content, sheets)
    else:
        for sheet in sheets:
            sheet.detailed = False
    return Contents(format=kind, sheets=sheets, notes=notes)


def _sheet(book: CalamineWorkbook, name: str, *, hidden: bool, kind: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    end = sheet.end
    if end is not None and (end[0] + 1) * (end[1] + 1) > MOST_CELLS:
        message = (
            f"the sheet {name} reaches to row {end[0] + 1} and column {end[1] + 1}:"
            " delete what is empty, save it and import it again"
        )
        raise UnreadableFile(message)
    rows = (
        [[_held(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        if end is not None
        else []
    )
    merged = [(r1 + 1, c1, r2 + 1, c2) for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or []]
    return Sheet(rows=rows, name=name, hidden=hidden, merged=merged, format=kind)


def _held(cell: object) -> Held:
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell
    return cell if isinstance(cell, bool | int | dt.date) else str(cell)


def _add_details(content: bytes, sheets: list[Sheet]) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    notes = []
    if any(name.startswith("xl/externalLinks/") for name in names):
        notes.append("links to other workbooks were not followed: the values are those that were saved")
    if any(name.endswith("vbaProject.bin") for name in names):
        notes.append("the macros of the workbook were neither read nor run")
    # openpyxl makes a cell of every one that a merged range covers.
    covered = sum((r2 - r1 + 1) * (c2 - c1 + 1) for sheet in sheets for r1, c1, r2, c2 in sheet.merged)
    try:
        content, large = without_plain_cells(content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
        large = MOST_FOR_DETAILS + 1
    if large > MOST_FOR_DETAILS or covered > _MOST_COVERED:
        notes.append("the workbook is large: hidden rows, colours and comments were not looked for")
        for sheet in sheets:
            sheet.detailed = False
        return notes
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    except Exception:  # noqa: BLE001 - openpyxl raises whatever its parsers do; the values were read without it
        for sheet in sheets:
            sheet.detailed = False
        return [*notes, "hidden rows, colours and comments could not be read"]
    for sheet in sheets:
        if sheet.name in book.sheetnames and isinstance(book[sheet.name], Worksheet):
            _describe(sheet, book[sheet.name])
    return notes


def _describe(sheet: Sheet, page: Worksheet) -> None:
    sheet.hidden_rows = [number for number, row in page.row_dimensions.items() if row.hidden]
    sheet.hidden_columns = sorted(
        {
            column - 1
            for dimension in page.column_dimensions.values()
            if dimension.hidden
            for column in range(dimension.min or 1, min(dimension.max or 1, _WIDEST) + 1)
        }
    )
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            if cell.data_type == "f":
                formula = cell.value
                sheet.formulas[cell.coordinate] = str(getattr(formula, "text", None) or formula)
            if cell.comment:
                sheet.comments[cell.coordinate] = cell.comment.text
            if cell.value is None and cell.has_style and (colour := _fill(cell)):
                sheet.fills[cell.coordinate] = colour


def _fill(cell: object) -> str | None:
    fill = getattr(cell, "fill", None)
    if fill is None or fill.fill_type != "solid":
        return None
    colour = fill.fgColor
    if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        value = COLOR_INDEX[colour.indexed]
    elif colour.type == "rgb":
        value = colour.rgb
    else:
        return "a colour of the theme"
    return None if value in _NO_COLOURS else f"#{value[-6:]}"
