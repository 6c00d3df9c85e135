"""Writing a site: each page as a file, with links that work from a shared folder as from a server."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from programme.registers.all_listings import LISTINGS
from programme.reports.html import style
from programme.site.pages import EVERYTHING, REFERENCE, Page

FOLDER = Path(__file__).parent
FIRST = (("index.html", "Overview"), ("alerts.html", "Alerts"), ("hindsight.html", "Looking back"),
         (EVERYTHING, "Everything by name"))  # fmt: skip
# A date, a reference or a state: broken over two lines it would be harder to read than the table a little wider.
SHORT = 17


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
    registers = [(f"registers/{noun}.html", listing.title) for noun, listing in LISTINGS.items()]
    told = {
        "first": FIRST,
        "registers": registers,
        "everything": EVERYTHING,
        "short_text": SHORT,
        **made._asdict(),
    }
    told |= {"style": style() + _file("site.css"), "script": _file("search.js")}
    # The browser runs this one script and no other: what people typed cannot become one.
    told["digest"] = b64encode(sha256(str(told["script"]).encode()).digest()).decode()
    for page in pages:
        yield page.path, template.render(page=page, up="../" * page.path.count("/"), **told).encode()


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


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
