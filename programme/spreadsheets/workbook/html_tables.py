"""Read the tables of an HTML text by the standard library's parser, keeping what stands in each cell."""

from __future__ import annotations

from html.parser import HTMLParser

from programme.spreadsheets.workbook.sheet import Held, Sheet, letters

_BREAKS = {"br", "p", "div", "li"}
_UNREAD = {"script", "style", "del", "s", "strike"}
_MOST_SPAN = 1_000


class _Cell:
    def __init__(self, start: int, down: int, across: int, *, heading: bool) -> None:
        self.start, self.down, self.across, self.heading = start, down, across, heading
        self.text = ""
        self.source = ""


class _Tables(HTMLParser):
    """Collect every table that holds no other table."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._lines = [0]
        for line in text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._whole = text
        self.tables: list[tuple[int, list[tuple[int, list[_Cell]]]]] = []
        self._open: list[list[tuple[int, list[_Cell]]]] = []
        self._cell: _Cell | None = None
        self._silent = 0

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._silent += 1
        if tag == "table":
            self._close()
            self._open.append([])
            self.tables.append((self.getpos()[0], self._open[-1]))
        elif tag == "tr" and self._open:
            self._close()
            self._open[-1].append((self.getpos()[0], []))
        elif tag in {"td", "th"} and self._open:
            self._close()
            if not self._open[-1]:
                self._open[-1].append((self.getpos()[0], []))
            spans = dict(attrs)
            start = self._at() + len(self.get_starttag_text() or "")
            self._cell = _Cell(
                start, _span(spans.get("rowspan")), _span(spans.get("colspan")), heading=tag == "th"
            )
            self._open[-1][-1][1].append(self._cell)
        elif tag in _BREAKS and self._cell is not None and (self._cell.text or tag == "br"):
            self._cell.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD and self._silent:
            self._silent -= 1
        if tag in {"td", "th", "tr", "table"}:
            self._close()
        if tag == "table" and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.text += data

    def _close(self) -> None:
        if self._cell is not None:
            self._cell.source = self._whole[self._cell.start : self._at()]
            self._cell = None


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPAN) if text and text.isdigit() and text != "0" else 1


def html_tables(text: str, first_line: int = 1) -> list[Sheet]:
    """Read every table, with merged cells as such; struck-out text is left out."""
    parser = _Tables(text)
    parser.feed(text)
    parser.close()
    return [
        _sheet(line + first_line - 1, rows, first_line)
        for line, rows in parser.tables
        if any(cells for _, cells in rows)
    ]


def _sheet(line: int, table: list[tuple[int, list[_Cell]]], first_line: int) -> Sheet:
    sheet = Sheet(rows=[], format="html", first_line=line)
    starts: list[int] = []
    sheet.lines = starts
    covered: dict[tuple[int, int], bool] = {}
    headings = 0
    for number, (at, cells) in enumerate(table, start=1):
        row: list[Held] = []
        column = 0
        for cell in cells:
            while (number, column) in covered:
                row.append(None)
                column += 1
            text = cell.text.replace("\r", "").strip("\n")
            row.append(text or None)
            if cell.source != text:
                sheet.sources[f"{letters(column)}{number}"] = cell.source
            if cell.down > 1 or cell.across > 1:
                sheet.merged.append((number, column, number + cell.down - 1, column + cell.across - 1))
                covered.update(
                    {(number + d, column + a): True for d in range(cell.down) for a in range(cell.across)}
                )
            row.extend([None] * (cell.across - 1))
            column += cell.across
        if cells and headings == number - 1 and all(cell.heading for cell in cells):
            headings = number
        sheet.rows.append(row)
        starts.append(at + first_line - 1)
    sheet.header_rows = headings or None
    return sheet
