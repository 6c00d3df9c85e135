"""Styles that are read once for all the apps of a process; Textual reads all of them again for each app."""

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_read = Stylesheet._parse_rules  # noqa: SLF001 - Textual keeps what it read with one app only
_known: dict[tuple[object, ...], list[RuleSet]] = {}


def read_once(sheet: Stylesheet, *said: Any, **also: Any) -> list[RuleSet]:
    """Return the rules of a style in the colours of a sheet."""
    key = (frozenset(sheet._variables.items()), said, frozenset(also.items()))  # noqa: SLF001 - as above
    if key not in _known:
        _known[key] = _read(sheet, *said, **also)
    return _known[key]
