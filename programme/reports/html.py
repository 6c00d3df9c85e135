"""A document as one HTML file that needs nothing else: no script, no picture, nothing from any other place."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from programme.reports.document import CHECK, Block, Cell, Chart, Document, Marked, Table, text_of

FOLDER = Path(__file__).parent
# A date, a reference or a state: broken over two lines it would be harder to read than the table a little wider.
SHORT = 17


def written(document: Document, seal: str, kind: str, check: str = CHECK) -> str:
    """Write a document, with its seal at its end and how to `check` it; `kind` names the layout."""
    # Guarantee: nothing that people typed is markup in a report.
    template = _environment().get_template("report.html.jinja")
    return template.render(document=document, seal=seal, kind=kind, style=style(), check=check)


@cache
def style() -> str:
    """Return the styles that are written into each file."""
    return (FOLDER / "report.css").read_text(encoding="utf-8")


def _classes(cell: Cell) -> str:
    """Return the classes of a cell: its mark, and whether it is short enough to stay on one line."""
    names = ["short"] if len(text_of(cell)) <= SHORT else []
    if isinstance(cell, Marked):
        names += ["mark", cell.mark.replace(" ", "-"), *(["faint"] if cell.faint else [])]
    return " ".join(names)


def _is_table(block: Block) -> bool:
    return isinstance(block, Table)


def _is_chart(block: Block) -> bool:
    return isinstance(block, Chart)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["table"] = _is_table
    environment.tests["chart"] = _is_chart
    environment.filters |= {"text": text_of, "classes": _classes}
    return environment
