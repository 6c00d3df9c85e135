"""Links to a view: the address of a screen or of a thing, at a moment, as `/risks/R-004?as_of=2009-01-27`."""

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, unquote, urlencode, urlsplit

from aiohttp import web

from programme.foundation.moment import understand_as_known, understand_as_of
from programme.foundation.refusal import Refused

# What is no page: the socket, files, and what the app gives to be kept.
PATH = re.compile(
    r"/(?!(?:ws|static|download)(?:/|$))(?:(?P<screen>[a-z-]{1,30})(?:/(?P<thing>[A-Z]{1,5}-[0-9]{1,9}))?)?"
)
OPTIONS = {"as_of": "--as-of", "as_known": "--as-known"}
LONGEST = 60


def is_page(path: str) -> bool:
    """Tell whether a path may be that of a view, and of no file or socket of the server."""
    return PATH.fullmatch(path) is not None


def bare(path: str, query: Mapping[str, str]) -> str:
    """Return the address of a view without anything else that its query holds."""
    asked = {name: query[name] for name in OPTIONS if name in query}
    return f"{path}?{urlencode(asked)}" if asked else path


def socket_of(view: str) -> str:
    """Return the path of the socket at which a view is opened; whatever a browser adds to it stands apart."""
    return f"/ws/{quote(view, safe='')}" if view != "/" else "/ws"


def words(view: str) -> list[str]:
    """Return what the app is opened with to show a view; Refused when there is no such one."""
    # Guarantee: nothing in an address is read as another option of the app.
    parts = urlsplit(unquote(view) or "/")
    path = PATH.fullmatch(parts.path)
    if path is None:
        raise Refused(["there is no such page: write /risks, or /risks/R-004?as_of=2009-01-27"])
    at = path["thing"] or path["screen"]
    query = dict(part.partition("=")[::2] for part in parts.query.split("&") if part)
    given = {name: unquote(query[name].replace("+", " ")) for name in OPTIONS if name in query}
    for name, text in given.items():
        if len(text) > LONGEST:
            raise Refused([f"{name} is too long: write a date, such as 2009-01-27"])
    today = date.today()  # noqa: DTZ011 - whether it is a date; which one is decided where the programme is
    understand_as_of(given.get("as_of"), today)
    if known := given.get("as_known"):
        understand_as_known(known, today)
    return [
        *([f"--at={at}"] if at else []),
        *(f"{option}={given[name]}" for name, option in OPTIONS.items() if name in given),
    ]


def refused(problem: Refused) -> web.Response:
    """Answer that there is no such view."""
    return web.Response(status=400, text=str(problem))
