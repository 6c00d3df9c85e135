"""Read who answers: one person or one post; two are told apart from one with a comma or an “and” in the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from programme.spreadsheets.headings import visible
from programme.spreadsheets.values.reading import (
    A_PERSON,
    A_PERSON_IN_TEXT,
    NOBODY,
    TWO_PEOPLE,
    Value,
    read,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_NOBODY = {
    "",
    "-",
    "–",
    "—",
    "?",
    "tbc",
    "tbd",
    "tba",
    "n/a",
    "na",
    "none",
    "nobody",
    "vacant",
    "unassigned",
    "unknown",
    "not assigned",
    "to be confirmed",
    "to be agreed",
    "n.n.",
    "n.n",
    "nn",
    "n. n.",
    "offen",
    "unbekannt",
    "vakant",
    "à définir",
    "à confirmer",
    "da definire",
    "da confermare",
    "por definir",
    "por confirmar",
    "all",
    "various",
    "n/k",
}
_PARTS = re.compile(r"\s*[;\n]\s*|\s+[/+|]\s+|\s*&\s*|(?<=\w)/(?=[A-Z])")
_AND = re.compile(r"\s+(?:and|und|et|e|y|sowie)\s+")
_SEVERAL = re.compile(
    r"^(?:all|both|alle|beide|tous|toutes|tutti|tutte|entrambi|todos|todas|ambos)\b.+", re.IGNORECASE
)
_POST = re.compile(
    r"^(?:head|director|chief|deputy|leader|leiter|leiterin|leitung|chef|cheffe|directeur|directrice|direttore|direttrice|capo|"
    r"jefe|jefa|director[a]?|responsable|responsabile)\b|"
    r"\b(?:manager|officer|director|master|lead|leader|adviser|advisor|chair|chairman|secretary|clerk|treasurer|board|team|"
    r"coordinator|engineer|nurse|matron|accountant|surveyor|conservator|archivist|inspector|superintendent|commander|principal|"
    r"assistant|partner|partners|controller|administrator|analyst|planner|council|committee|leiter|leiterin|beauftragte[rn]?)$",
    re.IGNORECASE,
)
_NAME_PART = re.compile(r"[^\W\d_][\w'’.\-]*(?: [^\W\d_][\w'’.\-]*)?$")
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau)\.? )?[A-Z][\w'’]+(?:-[A-Z][\w'’]+)?(?: [A-Z]\.)?"
    r"(?: [A-Z][\w'’]+(?:-[A-Z][\w'’]+)?)+$"
)
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){2,4}$")
_GROUP = re.compile(
    r"\b(?:watch|team|staff|unit|group|side|office|station|crew|shift|ward|department|section|room|control|branch|union|board|"
    r"college|school|service|services|division|district|squad|council|directorate|north|south|east|west|hq)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][\w'’\-]+|[A-Z][\w'’]+(?:-[A-Z][\w'’]+)? [A-Z][\w'’]+(?:-[A-Z][\w'’]+)?)"
    r" (?:says|said|told|tells|feels|felt|thinks|thought|asks|asked|reports|reported|complains|complained|believes|"
    r"wants|raised|is|was|has)\b"
)


class OwnerReader:
    """Read the owners of one column, knowing who stands alone anywhere in the file."""

    def __init__(self, known: Collection[str] = (), one_each: Iterable[str] = ()) -> None:
        self.known = {_key(name) for name in known}
        self.one_each = {_key(name) for name in one_each}

    def __call__(self, raw: object) -> Value:
        """Give the person or post as written, without spaces that say nothing."""
        name = " ".join(visible(str(raw)).replace("\n", ";").split())
        if _key(name) in _NOBODY:
            return refused(NOBODY)
        if _key(name) in self.one_each:
            return read(name)
        if _SEVERAL.match(name) or len([part for part in _PARTS.split(name) if part]) > 1:
            return refused(TWO_PEOPLE)
        if self._two_by_and(name) or self._two_by_comma(name):
            return refused(TWO_PEOPLE)
        return read(name)

    def _two_by_comma(self, name: str) -> bool:
        parts = [part.strip() for part in name.split(",") if part.strip()]
        if len(parts) < 2:
            return False
        # “Surname, First” is one person; “Head of Finance, Assets and Pensions” is one post.
        return sum(self.is_someone(part) for part in parts) > 1

    def _two_by_and(self, name: str) -> bool:
        parts = _AND.split(name)
        return len(parts) > 1 and all(self.is_someone(part.strip()) for part in parts)

    def is_someone(self, part: str) -> bool:
        """Say whether a text plainly names a post or a person."""
        return (
            _key(part) in self.known
            or _key(part) in self.one_each
            or bool(_POST.search(part))
            or bool(_PERSON.match(part))
        )


def _key(name: str) -> str:
    return " ".join(visible(name).casefold().split())


def stands_alone(raw: object) -> bool:
    """Say whether a cell plainly names one person or post, without a mark that may part two."""
    text = visible(str(raw)).strip()
    return _key(text) not in _NOBODY and not _PARTS.search(text) and "," not in text and not _AND.search(text)


def surname_first(raw: object) -> bool:
    """Say whether a cell has the form “Surname, First”."""
    parts = visible(str(raw)).split(",")
    return (
        len(parts) == 2
        and all(_NAME_PART.match(part.strip()) for part in parts)
        and not any(_POST.search(p.strip()) for p in parts)
    )


def read_group(raw: object) -> Value:
    """Read who raised a staff issue: a group, never a person by name or initials."""
    text = " ".join(visible(str(raw)).split())
    bare, _, bracket = text.partition(" (")
    if _INITIALS.match(bare) or (_PERSON.match(bare) and not _GROUP.search(bare) and not _POST.search(bare)):
        facts = {"would be": bracket.rstrip(")")} if bracket else {}
        return refused(A_PERSON, **facts)
    return read(text)


def read_about_people(raw: object) -> Value:
    """Read a text that is to name no person: one that tells who said it is refused."""
    text = visible(str(raw)).strip()
    if found := _SAYS.search(text):
        named = text[: found.end()]
        if not _GROUP.search(named) and not _POST.search(named):
            rest = text[found.end() :].strip().removeprefix("that ").rstrip(".")
            return refused(A_PERSON_IN_TEXT, **{"would be": rest})
    return read(text)
