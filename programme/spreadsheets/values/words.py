"""Read words that stand for something: a category, a state, a response, by a declared table or by common use."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from programme.spreadsheets.headings import visible
from programme.spreadsheets.values.levels import plain_word
from programme.spreadsheets.values.reading import (
    NO_VERSION,
    NOT_DECLARED,
    NOT_KNOWN,
    TWO_EFFECTS,
    TWO_WORDS,
    Value,
    read,
    refused,
)

_BRACKET = re.compile(r"\s*\([^()]*\)$")
_PARTS = re.compile(r"\s*[/;,\n&+]\s*|\s+(?:and|und|et|e|y)\s+")
_SUCCESSOR = re.compile(r"(?P<state>.+?) (?:by|durch|par|da|por) (?P<by>\S+)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\(?\d+[.):]?\s*[-–—:]?\s*(?=[^\W\d])|\s*[-–—:]?\s*\(\d+\)$")
_VERSION = re.compile(
    r"(?:v(?:er(?:sion)?)?\.?\s*)?(\d+(?:\.\d+)*)(?:\s+(?:draft|final|approved|entwurf))?$", re.IGNORECASE
)
_WITH_DRAFT = re.compile(
    r"(?:v\.?\s*)?(\d+(?:\.\d+)*)\s*\((?:v\.?\s*)?(\d+(?:\.\d+)*) in draft\)$", re.IGNORECASE
)


@cache
def common_words() -> dict[str, dict[str, str]]:
    """Give the words in common use for each field, in five languages."""
    tables: dict[str, Any] = tomllib.loads(
        files("programme.spreadsheets.values").joinpath("words.toml").read_text(encoding="utf-8")
    )
    return {
        field: {plain_word(word): value for value, words in table.items() for word in [value, *words]}
        for field, table in tables.items()
    }


class WordReader:
    """Read the words of one column by its declared table; a word that is in no table is not read."""

    def __init__(self, declared: dict[str, str], common: dict[str, str], *, effects: bool = False) -> None:
        self.declared = bool(declared)
        words = declared or common
        self.table = {plain_word(word) or visible(word).strip(): value for word, value in words.items()}
        self.effects = effects

    def __call__(self, raw: object) -> Value:
        """Give the value that the word stands for."""
        if isinstance(raw, bool):
            raw = str(raw).upper()
        text = visible(str(raw)).strip()
        for form in (text, _BRACKET.sub("", text), _NUMBERED.sub("", text)):
            value = self._find(form)
            if value is not None:
                return read(value)
        if (found := _SUCCESSOR.match(text)) and (value := self._find(found["state"])) is not None:
            return read(value, successor=found["by"])
        parts = [part for part in _PARTS.split(text) if part]
        if len(parts) > 1 and all(self._find(part) is not None for part in parts):
            return refused(TWO_EFFECTS if self.effects else TWO_WORDS)
        if self.effects and len(text) > 1 and re.fullmatch(r"[-+0/ ]+", text):
            return refused(TWO_EFFECTS)
        return refused(NOT_DECLARED if self.declared else NOT_KNOWN)

    def _find(self, text: str) -> str | None:
        found = self.table.get(plain_word(text) or text.strip())
        return found if found is not None else self.table.get(text.strip())


def read_version(raw: object) -> Value:
    """Read a version number as text, 1.10 not being 1.1; a draft beside the version in force is told apart."""
    text = " ".join(visible(str(raw)).split())
    if found := _WITH_DRAFT.match(text):
        return read(found[1], draft=found[2])
    if found := _VERSION.match(text):
        return read(found[1])
    return refused(NO_VERSION)
