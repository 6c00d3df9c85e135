"""Addresses of stores in PostgreSQL: `postgresql://[LOGIN@]HOST[:PORT]/DATABASE[?schema=NAME]`, as libpq reads them."""

from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from event_store.errors import StoreUnreadable
from event_store.postgresql.schema import SCHEMA_NAME, WORD

# What tells who connects, and not where to.
SECRET = {"password", "passfile", "sslpassword"}


class Address(NamedTuple):
    """Where a store is: what libpq connects to, the schema in it, and what people are shown, without a password."""

    conninfo: str
    schema: str
    place: str


def read_address(text: str) -> Address:
    """Return what an address names; StoreUnreadable when it is none."""
    try:
        parts = urlsplit(text)
        asked = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError as error:
        problem = f"the address of the store cannot be read ({error}): write postgresql://HOST/DATABASE"
        raise StoreUnreadable(problem) from error
    schema = dict(asked).get("schema", WORD)
    if not SCHEMA_NAME.fullmatch(schema):
        problem = f"“{schema}” is no name of a schema: use lower-case letters, digits and _, 40 at most"
        raise StoreUnreadable(problem)
    libpq = [(name, value) for name, value in asked if name != "schema"]
    shown = [(name, value) for name, value in asked if name not in SECRET]
    host = parts.netloc.rpartition("@")[2]
    return Address(_url(parts.netloc, parts.path, libpq), schema, _url(host, parts.path, shown))


def _url(host: str, path: str, asked: list[tuple[str, str]]) -> str:
    query = urlencode(asked, quote_via=quote, safe="/")
    return f"postgresql://{host}{path}{'?' if query else ''}{query}"
