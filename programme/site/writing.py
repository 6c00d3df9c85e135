"""Writing a site: each page as a file, with links that work from a shared folder as from a server."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from programme.registers.all_listings import LISTINGS
from programme.reports.html import style
from programme.site.pages import REFERENCE, Page

FOLDER = Path(__file__).parent
FIRST = (("index.html", "Overview"), ("alerts.html", "Alerts"), ("hindsight.html", "Looking back"),
         ("everything.html", "Everything by name"))  # fmt: skip


class Made(NamedTuple):
    """What every page says of itself: of which programme and moment it is, how it was made, and of which records."""

    name: str
    moment: str
    command: str
    checkpoint: str


def written(pages: Sequence[Page], made: Made) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a site by its path; nothing that people typed is markup in it."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    there = {page.path for page in pages}
    environment.filters["pieces"] = partial(_pieces, there)
    template = environment.get_template("site.html.jinja")
    menu = [*FIRST, *((f"registers/{noun}.html", listing.title) for noun, listing in LISTINGS.items())]
    for page in pages:
        up = "../" * page.path.count("/")
        said = template.render(page=page, menu=menu, up=up, style=style(), **made._asdict())
        yield page.path, said.encode()


def _pieces(there: set[str], text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in pieces, each with the page that it leads to: that of a reference that the site has."""
    end = 0
    for found in REFERENCE.finditer(text):
        path = f"things/{found[0]}.html"
        if path in there:
            yield text[end : found.start()], ""
            yield found[0], path
            end = found.end()
    yield text[end:], ""
