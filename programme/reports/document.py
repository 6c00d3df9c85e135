"""A document: what a report says, before it is written as a table, Markdown, HTML or JSON."""

from collections.abc import Iterable
from typing import Any

import msgspec

# Stands before the seal of every report.
CHECK = (
    "This report was made by the command below from the records that the checkpoint under it stands for. Whoever "
    "holds the journal makes the same file with it, to the byte; programme check-report FILE compares them."
)


class Marked(msgspec.Struct, frozen=True):
    """A cell in a colour; the mark (`high`, `act now`) only repeats what its text says; `faint` where nothing is."""

    text: str
    mark: str
    faint: bool = False


Cell = str | Marked


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """One or more sentences."""

    text: str


class Chart(msgspec.Struct, frozen=True, tag=True):
    """Lines of text whose columns stand under each other."""

    text: str


class Table(msgspec.Struct, frozen=True, tag=True):
    """Rows under headers, the first cell of each naming it; `more` says what was left out, `empty` that there are none.

    In a `matrix` every column is as wide as the next.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "None."
    more: str = ""
    matrix: bool = False


Block = Paragraph | Chart | Table


class Section(msgspec.Struct, frozen=True):
    """A headed part of a document; two `half` ones that follow each other stand side by side where there is room."""

    title: str
    blocks: tuple[Block, ...]
    half: bool = False


class Document(msgspec.Struct, frozen=True):
    """A report: its title, the sentence that says of which moment it is, and its sections."""

    title: str
    moment: str
    sections: tuple[Section, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON keeps it: each table with its rows by their headers."""
        return {
            "title": self.title,
            "moment": self.moment,
            "sections": [
                {"title": section.title, "blocks": [_json(block) for block in section.blocks]}
                for section in self.sections
            ],
        }


def table(
    caption: str, columns: Iterable[str], rows: Iterable[Iterable[Cell]], empty: str = "None."
) -> Table:
    """Return a table of any rows."""
    return Table(caption, tuple(columns), tuple(tuple(row) for row in rows), empty)


def shortened(whole: Table, most: int, more: str) -> Table:
    """Return a table with its first rows; `more` says where to find the others, with {} for how many they are."""
    left = len(whole.rows) - most
    if left <= 0:
        return whole
    return msgspec.structs.replace(whole, rows=whole.rows[:most], more=more.format(left))


def text_of(cell: Cell) -> str:
    """Return what a cell says."""
    return cell.text if isinstance(cell, Marked) else cell


def cut(text: str, most: int) -> str:
    """Return a text of at most so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _json(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        rows = [dict(zip(block.columns, map(text_of, row), strict=True)) for row in block.rows]
        return {"caption": block.caption, "rows": rows, "more": block.more or None}
    return {"text": block.text}
