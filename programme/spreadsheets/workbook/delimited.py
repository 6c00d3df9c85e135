"""Read delimited text: its character set, its delimiter and its rows, by the standard library's reader."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from programme.spreadsheets.workbook.sheet import Contents, Held, Sheet, UnreadableFile

_MARKS = (("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"))
_DELIMITERS = ",;\t|"
_SAMPLE = 200
_ODD_QUOTE = re.compile(r"""(?<=[^",;|\t\r\n])"(?=[^",;|\t\r\n])""")
_LONGEST_CELL = 1_000_000


def decode(content: bytes, encoding: str | None = None) -> tuple[str, str, bool]:
    """Give the text, its character set, and whether that is certain.

    A byte order mark or valid UTF-8 is certain; Windows-1252, which older programs of western Europe write,
    is taken otherwise. Raises UnreadableFile for bytes that are no text.
    """
    for name, mark in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], name), name, True
    if encoding:
        return _decoded(content, encoding), encoding, True
    if b"\0" in content[:4096]:
        message = "the file is neither a workbook nor text: save it as xlsx, ods or csv"
        raise UnreadableFile(message)
    try:
        return content.decode("utf-8"), "utf-8", True
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "cp1252", False


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        message = f"the text is not in {encoding}: name the character set it was saved in as encoding in the mapping"
        raise UnreadableFile(message) from None


def delimiter_of(text: str) -> str:
    """Find what parts the cells: the character that gives most rows the same number of cells, and more than one."""
    best, best_score = ",", 0.0
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE])
    for delimiter in _DELIMITERS:
        widths = _widths(sample, delimiter)
        if not widths:
            continue
        # Rows with one cell speak against a delimiter; a title line alone does not decide it.
        width, count = max(Counter(widths).items(), key=lambda item: (item[0] > 1) * item[1] * item[0] ** 0.5)
        score = (width > 1) * count * width**0.5
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _widths(sample: str, delimiter: str) -> list[int]:
    try:
        rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        return [len(row) for row in rows if any(row)]
    except csv.Error:  # a cell beyond all measure: not parted by this
        return []


def read_delimited(content: bytes, encoding: str | None = None, delimiter: str | None = None) -> Contents:
    """Read a csv or tsv file; blank lines are rows too, so that row numbers are those a spreadsheet shows."""
    text, found, certain = decode(content, encoding)
    delimiter = delimiter or delimiter_of(text)
    rows: list[list[Held]] = []
    lines: list[int] = []
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            rows.append(list(row))
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error as fault:
        message = (
            f"line {line}: a quotation mark is not closed as it should be, or a cell has more than"
            f" {_LONGEST_CELL:,} characters ({fault}): mend that line"
        )
        raise UnreadableFile(message) from None
    sheet = Sheet(rows=rows, lines=lines, format="csv", odd_rows=_odd_rows(text, lines))
    return Contents(
        format="csv", sheets=[sheet], encoding=found, encoding_is_certain=certain, delimiter=delimiter
    )


def _odd_rows(text: str, lines: list[int]) -> list[int]:
    """Find the rows with a quotation mark where none should be: a reader takes it as it stands, and it is told."""
    odd: set[int] = set()
    line, before = 1, 0
    for found in _ODD_QUOTE.finditer(text):
        line += text.count("\n", before, found.start())
        before = found.start()
        odd.add(line)
    return [row for row, first in enumerate(lines, start=1) if first in odd] if odd else []
