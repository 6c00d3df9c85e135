"""Find the rows that cells refer to, in any table of the file, by number or by title."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from programme.spreadsheets.headings import visible
from programme.spreadsheets.values.reading import Value, read

_PARTS = re.compile(r"\s*[;,\n]\s*|\s+/\s+|\s+(?:and|und|et|e|y|&)\s+")
_ID = re.compile(r"#?[^\W\d_]{0,8}[ ./_-]{0,2}\d[\w./-]*$")
_NOTHING = {"-", "–", "—", "n/a", "none", "tbc", "?"}


class Place(NamedTuple):
    """A row that can be referred to: its number as written, its kind of register, its cell, and whether it was read."""

    id: str
    kind: str
    address: str
    refused: bool


class Directory:
    """The numbers and titles of all rows of a file."""

    def __init__(self) -> None:
        self.by_id: dict[str, list[Place]] = {}
        self.by_title: dict[str, list[Place]] = {}
        self.titles: dict[str, str] = {}

    def add(self, number: object, title: object, kind: str, address: str, *, refused: bool) -> None:
        """Enter a row."""
        if number is not None:
            self.by_id.setdefault(plain_id(number), []).append(
                Place(str(number).strip(), kind, address, refused)
            )
        if title is not None:
            words = " ".join(visible(str(title)).split())
            self.by_title.setdefault(words.casefold(), []).append(Place(words, kind, address, refused))

    def read_links(self, raw: object) -> Value:
        """Read a list of numbers; what each refers to is told where it is written otherwise, or is nothing."""
        text = visible(str(raw)).strip()
        if text in _NOTHING:
            return read([])
        values: list[str] = []
        refers: list[str] = []
        tell: list[str] = []
        for part in (part.strip() for part in _PARTS.split(text)):
            if not part:
                continue
            places = self.by_id.get(plain_id(part), [])
            if not places and not _ID.match(part):
                tell.append(f"{part} names no number that one row alone has")
                continue
            values.append(part)
            ids = {place.id for place in places}
            if not places:
                tell.append(f"{part} is the number of no row")
            elif len(places) > 1 and len({place.kind for place in places}) == 1 and not _one_thing(places):
                tell.append(f"{part} is the number of {len(places)} rows")
            else:
                refers += sorted(ids)
        facts: dict[str, Any] = {"tell": tell} if tell else {}
        if refers != values or (tell and not refers):
            facts["refers to"] = refers
        return read(values, **facts)

    def named(self, title: object) -> Place | None:
        """Find the row with a title, in any letters."""
        found = self.by_title.get(" ".join(visible(str(title)).split()).casefold())
        return found[0] if found else None


def _one_thing(places: list[Place]) -> bool:
    """Say whether a number that two tables have is one thing: the same row open in one and closed in another."""
    sheets = [place.address.rpartition("!")[0] for place in places]
    return len(set(sheets)) == len(sheets)


def plain_id(number: object) -> str:
    """Compare numbers without regard to case, marks and leading noughts: “R 1” is “R01”."""
    text = re.sub(r"[\s./_#-]+", "-", visible(str(number)).strip().casefold()).strip("-")
    return re.sub(r"-?0*(\d+)", r"-\1", text).strip("-")
