"""Take a cell with several things apart: numbered lines, bullets or lines, each with its own owner and day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from programme.spreadsheets.headings import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from programme.spreadsheets.values.people import OwnerReader
    from programme.spreadsheets.values.reading import Value

_MARK = re.compile(r"\s*(?:\(?\d{1,2}[.)](?!\d)|\(?[a-z]\)|[-–—•*·▪‣◦o](?=\s))\s*")
_BY_DAY = re.compile(
    r"(?:[,;]?\s*(?:by|due|until|bis|d'ici le|entro il|para el|before)\s+)(?P<day>[^()]{6,25})$",
    re.IGNORECASE,
)
_LAST_BRACKETS = re.compile(r"^(?P<what>.*\S)\s*\((?P<who>[^()]+)\)\s*(?P<rest>[^()]*)$", re.DOTALL)
_INLINE = re.compile(r";\s*(?=\(?\d{1,2}[.)])")


def parts_of(raw: object, how: str | None = None) -> list[str]:
    """Split a cell into its things.

    Where some lines carry a number or a mark, a line without one goes on with the line above; otherwise each line
    is a thing of its own. A semicolon parts things only where they are numbered, or where `how` is ";".
    """
    text = visible(str(raw)).replace("\r\n", "\n").strip()
    if how == ";":
        return _clean(re.split(r"[;\n]", text))
    lines = [line for line in _INLINE.sub("\n", text).split("\n") if line.strip()]
    if not any(_MARK.match(line) for line in lines):
        return _clean(lines)
    parts: list[str] = []
    for line in lines:
        if _MARK.match(line) or not parts:
            parts.append(_MARK.sub("", line, count=1))
        else:
            parts[-1] += " " + line.strip()
    return _clean(parts)


def _clean(parts: list[str]) -> list[str]:
    return [part for raw in parts if (part := " ".join(raw.split()).strip(" ;"))]


def actions_of(
    raw: object,
    owners: OwnerReader,
    day: Callable[[object], Value],
    due: str | None,
    *,
    owner_in_brackets: bool,
) -> list[dict[str, Any]]:
    """Read actions, each with the owner in its last brackets and a day after them as its own.

    Brackets name an owner where the column is said to have them so, or where they plainly name a post or a person.
    """
    return [_action(part, owners, day, due, declared=owner_in_brackets) for part in parts_of(raw)]


def _action(
    text: str, owners: OwnerReader, day: Callable[[object], Value], due: str | None, *, declared: bool
) -> dict[str, Any]:
    item: dict[str, Any] = {"title": text, "owner": None, "due": due}
    found = _LAST_BRACKETS.match(text)
    if (
        found
        and (declared or owners.is_someone(found["who"]))
        and (not found["rest"].strip() or _BY_DAY.search(" " + found["rest"]))
    ):
        who = owners(found["who"])
        item["title"] = found["what"]
        if who.outcome == "read":
            item["owner"] = who.value
        elif who.reason:
            item |= {"refused": {"owner": found["who"]}, "why": who.reason.why}
        text = found["rest"]
        if by := _BY_DAY.search(" " + text):
            own = day(by["day"])
            if own.outcome == "read":
                item |= {"due": own.value, "due from": "its own line"}
    return item
