"""Read numbers, shares and sums; a number that can be read in two ways is not read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from programme.spreadsheets.headings import visible
from programme.spreadsheets.values.reading import NO_AMOUNT, SPAN_OF_MONEY, Reason, Value, refused

_SYMBOLS = {
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "us$": "USD",
    "chf": "CHF",
    "gbp": "GBP",
    "eur": "EUR",
    "usd": "USD",
    "sfr": "CHF",
    "fr.": "CHF",
}
_ABOUT = re.compile(
    r"^(?:c\.|ca\.?|circa|about|approx\.?|approximately|around|~|≈|etwa|env\.?|environ|circa|aprox\.?)\s*",
    re.IGNORECASE,
)
_UNITS = {
    "k": 3,
    "t": 3,
    "tsd": 3,
    "m": 6,
    "mn": 6,
    "mio": 6,
    "million": 6,
    "millions": 6,
    "bn": 9,
    "mrd": 9,
    "billion": 9,
    "thousand": 3,
}
_NUMBER = re.compile(
    r"(?P<digits>\d[\d.,' ]*|[.,]\d+)(?:[eE](?P<power>[+-]?\d+))?\s*(?P<unit>[a-zA-Z]+\.?)?$"
)
_SPAN = re.compile(r"\d\s*(?:–|—|-|to|bis|à)\s*[£€$]?\s*\d", re.IGNORECASE)
_GROUPS = re.compile(r"\d{1,3}([.,' ])\d{3}(?:\1\d{3})*$")


class Sum(NamedTuple):
    """A sum as written: exact amount, currency where one is named, and whether it is approximate."""

    amount: Decimal
    currency: str | None
    about: bool


def decimal_of(text: str, thousands: str | None = None) -> Decimal | list[Decimal]:
    """Read a number with a point or a comma; give both readings of one like “1.000”. Raises ValueError for no number.

    A mark of thousands that is declared, or that the number itself shows, decides.
    """
    text = text.strip().replace("\u2009", " ")
    marks = [mark for mark in ".," if mark in text]
    if not marks:
        return _exact(text.replace("'", "").replace(" ", ""))
    last = max(marks, key=text.rfind)
    if len(marks) == 2 or text.count(last) > 1 or "'" in text or " " in text:
        if text.count(last) > 1:
            return _exact(re.sub(r"[.,' ]", "", text))
        other = "." if last == "," else ","
        return _exact(re.sub(rf"[{other}' ]", "", text).replace(last, "."))
    grouped = _GROUPS.match(text) and not text.startswith("0")
    if grouped and last != thousands:
        other_reading = _exact(text.replace(last, ""))
        return [_exact(text.replace(last, ".")), other_reading]
    if grouped:
        return _exact(text.replace(last, ""))
    return _exact(text.replace(last, "."))


def _exact(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:
        raise ValueError(text) from None


def sum_of(raw: object, thousands: str | None = None) -> Sum | Value:
    """Read a sum: its sign (brackets are a minus), its currency and its unit (k, m); or say why it is none."""
    if isinstance(raw, bool):
        return refused(NO_AMOUNT)
    if isinstance(raw, int | float):
        return Sum(Decimal(str(raw)), None, about=False)
    text = visible(str(raw)).strip()
    bare = _ABOUT.sub("", text)
    about = bare != text
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("() ")
    sign, bare = _sign(bare)
    currency, bare = _currency(bare)
    if not sign:
        sign, bare = _sign(bare)
    found = _NUMBER.match(bare)
    unit = (found["unit"] or "").casefold().rstrip(".") if found else ""
    if not found or (unit and unit not in _UNITS):
        return refused(SPAN_OF_MONEY if _SPAN.search(bare) else NO_AMOUNT)
    try:
        number = decimal_of(found["digits"], thousands)
    except ValueError:
        return refused(NO_AMOUNT)
    if isinstance(number, list):
        small, large = number
        return refused(
            Reason(f"it can be {small.normalize():f} or {large:,}", "write it without a mark for thousands")
        )
    power = int(found["power"] or 0) + _UNITS.get(unit, 0)
    if abs(power) > 15:
        return refused(NO_AMOUNT)
    amount = number.scaleb(power)
    return Sum(-amount if negative or sign == "-" else amount, currency, about)


def _sign(text: str) -> tuple[str, str]:
    return ("-", text[1:].strip()) if text[:1] in {"-", "\u2212"} else ("", text.removeprefix("+").strip())


def _currency(text: str) -> tuple[str | None, str]:
    low = text.casefold()
    for symbol, code in sorted(_SYMBOLS.items(), key=lambda item: -len(item[0])):
        if low.startswith(symbol):
            return code, text[len(symbol) :].strip()
        if low.endswith(symbol):
            return code, text[: -len(symbol)].strip()
    return None, text


def plain_amount(amount: Decimal) -> str:
    """Write an amount without an exponent, and without noughts that say nothing: `1000.50`, `250000`."""
    if amount == amount.to_integral_value():
        return f"{amount.to_integral_value():f}"
    exponent = amount.as_tuple().exponent
    # Three figures after the point would be read as thousands by half of those who read it.
    return f"{amount.normalize() if isinstance(exponent, int) and exponent < -2 else amount:f}"


def whole_number(raw: object) -> int | float | None:
    """Read a plain number of a cell, “3.0” as 3 and “2,5” as 2.5; None for anything else."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | float):
        return raw
    text = visible(str(raw)).strip()
    if not re.fullmatch(r"-?\d{1,6}(?:[.,]\d{1,6})?", text):
        return None
    number = float(text.replace(",", "."))
    return int(number) if number.is_integer() else number
