"""Read a level of likelihood or impact: a number, a word, both, a probability or a sum; never one that was not said."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from programme.spreadsheets.headings import visible
from programme.spreadsheets.values.numbers import Sum, decimal_of, plain_amount, sum_of, whole_number
from programme.spreadsheets.values.reading import (
    ABOVE_ONE,
    CANNOT_HAPPEN,
    DISAGREE,
    NO_LEVEL,
    NO_SHARE,
    NOT_DECLARED,
    NOT_KNOWN,
    NOT_WHOLE,
    PERCENT_OR_SHARE,
    TWO_LEVELS,
    Reason,
    Value,
    off_scale,
    read,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

Ranges = list[tuple[float, float | None, int]]

_NOTHING = {
    "",
    "?",
    "-",
    "–",
    "—",
    "n/a",
    "na",
    "n/k",
    "none",
    "tbc",
    "tbd",
    "tba",
    "unknown",
    "not scored",
    "not assessed",
    "k.a.",
    "k. a.",
    "offen",
    "unbekannt",
    "à définir",
    "n.d.",
    "s/d",
    "nd",
}
# Words that name a level in some register: two of them in one cell name two levels, even where no table has them.
_GENERIC = (
    "very low",
    "low",
    "medium",
    "moderate",
    "high",
    "very high",
    "minor",
    "major",
    "extreme",
    "critical",
    "severe",
    "rare",
    "unlikely",
    "possible",
    "likely",
    "almost certain",
    "negligible",
    "insignificant",
    "catastrophic",
    "significant",
    "sehr gering",
    "gering",
    "mittel",
    "hoch",
    "sehr hoch",
    "faible",
    "moyen",
    "élevé",
    "basso",
    "medio",
    "alto",
    "bajo",
    "med",
)
_NUMBER_AND_WORD = re.compile(
    r"(?:(\d+)\s*[-–—:.=)]*\s*\(?([^\d()]+?)\)?|([^\d()]+?)\s*[-–—:=]*\s*\(?(\d+)\)?)$"
)
_ROMAN = re.compile(r"[ivx]+$")
_HUNDRED = 100
_BEYOND_POINTS = 1_000
_MONEY = re.compile(r"[£€$]|\d{1,3}(?:[.,]\d{3})+\b|\b(?:GBP|EUR|USD|CHF)\b")


def plain_word(text: object) -> str:
    """Compare words without regard to case, to spaces, and to a point or a star at the end."""
    return " ".join(visible(str(text)).casefold().split()).strip(" *†‡.")


class LevelReader:
    """Read the levels of one column by its declared table, on a scale from 1 to its size."""

    def __init__(self, size: int, words: dict[str, int], *, declared: bool) -> None:
        self.size, self.declared = size, declared
        self.words = {plain_word(word): level for word, level in words.items()}
        self.words |= {
            word.replace(".", "").replace(" ", ""): level for word, level in self.words.items() if "." in word
        }
        keys = set(self.words)
        # Letters and numerals may run against the numbers: a bare number in such a column says neither.
        self.ordinal = bool(keys) and (
            all(_ROMAN.match(key) for key in keys) or (all(len(key) == 1 for key in keys) and "a" in keys)
        )
        known = sorted({*self.words, *_GENERIC}, key=len, reverse=True)
        self._known = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in known))

    def __call__(self, raw: object) -> Value:
        """Give the level as a whole number from 1 to the size of the scale."""
        if isinstance(raw, str):
            word = plain_word(raw)
            level = self.words.get(word) or self.words.get(word.replace(" ", "").replace(".", ""))
            if level is not None:
                return read(level)
            if word in _NOTHING or visible(raw).strip() in _NOTHING:
                return refused(NO_LEVEL)
        if (number := whole_number(raw)) is not None:
            return self._number(number)
        return self._text(plain_word(raw))

    def _number(self, number: float) -> Value:
        if self.ordinal:
            return refused(NOT_DECLARED)
        if number != int(number) or number < 1:
            return refused(NOT_WHOLE)
        return read(int(number)) if number <= self.size else refused(off_scale(self.size))

    def _text(self, text: str) -> Value:
        named = list(dict.fromkeys(match.group() for match in self._known.finditer(text)))
        if len(named) > 1:
            return refused(TWO_LEVELS)
        found = _NUMBER_AND_WORD.match(text)
        if found and any(map(str.isalpha, found[2] or found[3])):
            number = int(found[1] or found[4])
            word = plain_word(found[2] or found[3])
            by_word = self.words.get(word)
            if by_word is not None and by_word != number:
                return refused(DISAGREE)
            return self._number(number)
        return refused(NOT_DECLARED if self.declared else NOT_KNOWN)


def kind_of_levels(cells: Iterable[object]) -> str:
    """Say whether a column holds points, probabilities or sums: neither of these two is ever taken for points."""
    for cell in cells:
        text = visible(str(cell)).strip()
        if text.endswith("%"):
            return "probabilities"
        if _MONEY.search(text):
            return "sums"
        number = whole_number(cell)
        if number is not None and 0 < number < 1:
            return "probabilities"
        if number is not None and abs(number) >= _BEYOND_POINTS:
            return "sums"
    return "points"


class ProbabilityReader:
    """Read probabilities from 0 to 1 or with a percent sign, over the first and up to the second figure of a range."""

    def __init__(self, ranges: Ranges, cells: Iterable[object]) -> None:
        self.ranges = ranges
        texts = [str(cell) for cell in cells if cell not in (None, "")]
        signed = sum("%" in text for text in texts)
        self.percentages = signed * 2 > len(texts)

    def __call__(self, raw: object) -> Value:
        """Give the level of a probability, with the probability beside it."""
        text = visible(str(raw)).strip()
        signed = text.endswith("%")
        try:
            number = decimal_of(text.rstrip("% ").strip()) if isinstance(raw, str) else Decimal(str(raw))
        except ValueError:
            return refused(NO_LEVEL if plain_word(text) in _NOTHING else NOT_KNOWN)
        if isinstance(number, list):
            number = number[0]
        if isinstance(raw, str) and self.percentages and not signed:
            percent = PERCENT_OR_SHARE.format(
                value=f"{(number * _HUNDRED).normalize():f}", share=f"{number.normalize():f}"
            )
            return refused(Reason(percent, "write it with a percent sign"))
        share = number / _HUNDRED if signed else number
        if share <= 0:
            return refused(CANNOT_HAPPEN)
        if share > 1:
            return refused(NO_SHARE if not signed and number == int(number) else ABOVE_ONE)
        return read(level_in(self.ranges, share), probability=float(share))


class MoneyLevelReader:
    """Read the level of a sum by ranges in one currency; below nothing is a gain."""

    def __init__(self, ranges: Ranges, currency: str, thousands: str | None) -> None:
        self.ranges, self.currency, self.thousands = ranges, currency, thousands

    def __call__(self, raw: object) -> Value:
        """Give the level of a sum, with the amount and its currency beside it."""
        found = sum_of(raw, self.thousands)
        if not isinstance(found, Sum):
            return found
        currency = found.currency or self.currency
        facts = {"amount": plain_amount(found.amount), "currency": currency}
        if currency != self.currency:
            why = Reason(
                f"the ranges are in {self.currency} and this is {currency}",
                f"write the sum in {self.currency}",
            )
            return refused(why, **facts)
        return read(level_in(self.ranges, abs(found.amount)), **facts)


def level_in(ranges: Ranges, number: Decimal) -> int | None:
    """Find the range that a figure is in: over its first and up to its second."""
    for low, high, level in ranges:
        if (number > Decimal(str(low)) or low == 0) and (high is None or number <= Decimal(str(high))):
            return level
    return None
