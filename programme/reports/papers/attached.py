"""What a paper holds: what it shows, and the sealed report that stands for it when it is checked."""

from typing import Any

from programme.reports.document import CHECK, Block, Marked, Table
from programme.reports.papers.paged import Paged

LARGEST = 50_000_000


def seal_of(report: str) -> str:
    """Return the seal at the end of a report in Markdown."""
    return report.rpartition("```\n")[0].rpartition("```\n")[2]


def paper_of(document: Paged, report: str) -> dict[str, Any]:
    """Return what a paper shows, as plain data."""
    return {
        "title": document.title,
        "moment": document.moment,
        "sections": [
            {"title": section.title, "blocks": [_block(block) for block in section.blocks]}
            for section in document.sections
        ],
        "pictures": [{"caption": one.caption, "alt": one.alt, "svg": one.svg} for one in document.pictures],
        "check": CHECK,
        "seal": seal_of(report),
    }


def _block(block: Block) -> dict[str, Any]:
    if not isinstance(block, Table):
        return {"type": type(block).__name__, "text": block.text}
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    return {
        "type": "Table",
        "caption": block.caption,
        "columns": block.columns,
        "rows": rows,
        "empty": block.empty,
        "more": block.more,
        "matrix": block.matrix,
    }


def _cell(cell: str | Marked) -> str | dict[str, Any]:
    return cell if isinstance(cell, str) else {"text": cell.text, "mark": cell.mark, "faint": cell.faint}
