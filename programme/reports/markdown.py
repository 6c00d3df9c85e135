"""A document as Markdown: CommonMark with pipe tables, in which no text that people typed is read as markup."""

import re
from collections.abc import Iterable

from programme.answers.formats import literal
from programme.reports.document import CHECK, Block, Chart, Document, Table, text_of

# And these only where a line begins.
_BEGINNING = re.compile(r"^(#{1,6}|[-+=]|\d{1,9}(?=[.)]))")


def written(document: Document, seal: str, check: str = CHECK) -> str:
    """Write a document, with its seal in a code block at its end and how to `check` it."""
    parts = [f"# {literal(document.title)}", line(document.moment)]
    for section in document.sections:
        parts += [f"## {literal(section.title)}", *(_block(block) for block in section.blocks)]
    return "\n\n".join([*parts, "---", line(check), f"```\n{seal}```"]) + "\n"


def line(text: str) -> str:
    """Return a text as a paragraph of its own."""
    said = literal(text)
    begun = _BEGINNING.match(said)
    if begun is None:
        return said
    end = begun.end() if begun[0].isdigit() else 0
    return f"{said[:end]}\\{said[end:]}"


def _block(block: Block) -> str:
    match block:
        case Table():
            return _table(block)
        case Chart():
            return "\n".join(f"    {each}" for each in block.text.splitlines())
        case _:
            return line(block.text)


def _table(block: Table) -> str:
    caption = f"**{literal(block.caption)}**"
    if not block.rows:
        return f"{caption}: {literal(block.empty)}"
    cells = [[literal(text_of(cell)) for cell in row] for row in block.rows]
    headers = [literal(header) for header in block.columns]
    lines = [_row(headers), _row(["---"] * len(headers)), *(_row(row) for row in cells)]
    return "\n\n".join(filter(None, (caption, "\n".join(lines), line(block.more) if block.more else "")))


def _row(cells: Iterable[str]) -> str:
    # Not in aligned columns: a longer text somewhere would change every line.
    return f"| {' | '.join(cells)} |"
