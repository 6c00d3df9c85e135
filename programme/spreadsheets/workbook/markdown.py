"""Read the tables of a Markdown text, its HTML tables too; markdown-it says which lines are a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit

from programme.spreadsheets.workbook.html_tables import html_tables
from programme.spreadsheets.workbook.sheet import Held, Sheet, letters

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = ("<br>", "<br/>", "<br />")


def markdown_tables(text: str) -> list[Sheet]:
    """Read the tables in the order of the text, named T1, T2 …; code blocks hold none."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    lines = text.splitlines()
    sheets: list[Sheet] = []
    title: str | None = None
    tokens = parser.parse(text)
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and following is not None:
            title = _plain(following.children or [])
        elif token.type == "table_open" and token.map:
            found = [_table(parser, lines, token.map[0], token.map[1])]
        elif token.type == "html_block" and token.map and "<t" in token.content:
            found = html_tables(token.content, token.map[0] + 1)
        else:
            continue
        if token.type != "heading_open":
            for sheet in found:
                sheet.title = title
            sheets += found
    for number, sheet in enumerate(sheets, start=1):
        sheet.label = f"T{number}"
    return sheets


def _table(parser: MarkdownIt, lines: list[str], first: int, end: int) -> Sheet:
    sheet = Sheet(rows=[], format="md", first_line=first + 1, header_rows=1)
    starts: list[int] = []
    sheet.lines = starts
    for number in [first, *range(first + 2, end)]:
        row: list[Held] = []
        for column, source in enumerate(_split(lines[number])):
            text = _plain(parser.parseInline(source)[0].children or [])
            row.append(text or None)
            if text != source:
                # GFM gives every table line its own pipes: “\|” in a cell is a pipe, and that is its source.
                sheet.sources[f"{letters(column)}{len(sheet.rows) + 1}"] = source
        sheet.rows.append(row)
        starts.append(number + 1)
    return sheet


def _split(line: str) -> list[str]:
    line = line.strip().replace("\\|", "\0")
    cells = escapedSplit(line)
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip() and line.endswith("|"):
        cells = cells[:-1]
    return [cell.strip().replace("\0", "\\|") for cell in cells]


def _plain(tokens: list[Token]) -> str:
    text = ""
    struck = 0
    for token in tokens:
        if token.type == "s_open":
            struck += 1
        elif token.type == "s_close":
            struck -= 1
        elif struck:
            continue
        elif token.type in {"text", "code_inline"}:
            text += token.content
        elif token.type in {"softbreak", "hardbreak"} or (
            token.type == "html_inline" and token.content.casefold() in _BREAK
        ):
            text += "\n"
        elif token.type == "image":
            text += token.content
    return text.strip()
