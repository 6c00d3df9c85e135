"""A document for a terminal."""

import shutil
import textwrap

from programme.answers.tables import fitted
from programme.reports.document import Block, Chart, Document, Table, text_of


def written(document: Document, width: int | None = None) -> str:
    """Write a document within the columns of the terminal."""
    width = width or max(60, min(shutil.get_terminal_size((100, 24)).columns, 160))
    parts = [document.title, "=" * min(len(document.title), width), _wrapped(document.moment, width)]
    for section in document.sections:
        parts += ["", section.title, "-" * min(len(section.title), width)]
        parts += [_block(block, width) for block in section.blocks]
    return "\n".join(parts) + "\n"


def _block(block: Block, width: int) -> str:
    match block:
        case Table():
            return _table(block, width)
        case Chart():
            return block.text
        case _:
            return _wrapped(block.text, width)


def _table(block: Table, width: int) -> str:
    if not block.rows:
        return _wrapped(f"{block.caption}: {block.empty}", width)
    cells = [[text_of(cell) for cell in row] for row in block.rows]
    written = fitted(block.columns, cells, width)
    return "\n".join(filter(None, (_wrapped(block.caption, width), written, block.more)))


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, break_on_hyphens=False)
