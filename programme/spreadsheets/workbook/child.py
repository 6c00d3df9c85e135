"""Read one workbook or text in a process of its own: `python -m programme.spreadsheets.workbook.child KIND`.

The bytes come on standard input; the sheets, or one sentence, go to standard output.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from typing import Any

import msgspec

from programme.spreadsheets.workbook.sheet import Contents, Sheet, UnreadableFile

MOST_MEMORY = 1_536 * 1024 * 1024
MOST_SECONDS = 60
DAY = 1


def _limit() -> None:
    # Windows has no such limits: there the clock of the waiting process alone bounds a hostile file.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _packed(cell: Any) -> Any:  # noqa: ANN401 - a cell of any kind
    # msgpack has no day: without a mark of its own a day would come back as text.
    if isinstance(cell, dt.date):
        return msgspec.msgpack.Ext(DAY, cell.isoformat().encode())
    return cell


def unpacked(code: int, data: memoryview) -> Any:  # noqa: ANN401 - a cell of any kind
    """Give back the day, the moment or the time that was packed."""
    text = bytes(data).decode()
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


def read(content: bytes, kind: str) -> Contents:
    """Read a workbook or the tables of a text in this process; see `reading.contents_of` for the bounded way."""
    if kind == "markdown":
        from programme.spreadsheets.workbook.markdown import markdown_tables  # noqa: PLC0415 - not for workbooks

        return Contents(format="md", sheets=markdown_tables(content.decode()))
    if kind == "html":
        from programme.spreadsheets.workbook.html_tables import html_tables  # noqa: PLC0415 - not for workbooks

        return Contents(format="html", sheets=_numbered(html_tables(content.decode())))
    from programme.spreadsheets.workbook.excel import read_workbook  # noqa: PLC0415 - not for texts

    return read_workbook(content, kind)


def _numbered(sheets: list[Sheet]) -> list[Sheet]:
    for number, sheet in enumerate(sheets, start=1):
        sheet.label = f"T{number}"
    return sheets


def main() -> None:
    """Read standard input under limits of memory and time."""
    _limit()
    content = sys.stdin.buffer.read()
    try:
        contents: Any = read(content, sys.argv[1])
        for sheet in contents.sheets:
            sheet.rows = [[_packed(cell) for cell in row] for row in sheet.rows]
    except UnreadableFile as fault:
        contents = str(fault)
    sys.stdout.buffer.write(msgspec.msgpack.encode(contents))


if __name__ == "__main__":
    main()
