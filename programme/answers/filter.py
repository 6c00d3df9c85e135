"""Which rows fit what was typed into a filter: plain words, words of one column, and limits."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol, TypeVar

from domain.foundation.typed_dates import understand
from programme.answers.answer import Field
from programme.answers.search import searchable
from programme.answers.sorting import rank

TERM = r"(?P<leave_out>-?)(?P<column>[^:<>=]+)(?P<limit>[:=]?[<>]=?|[:=])(?P<said>.*)"
# Words stand apart by spaces; what is in quotation marks belongs together: owner:"supt two".
WORD = r'(?:[^\s"“”]|["“][^"“”]*["”])+|["“”]'
QUOTES = str.maketrans("", "", '"“”')
# A word that may be the name of a column, and not a time of day or an address.
NAME = r"[a-z][a-z _-]*"
LIMITS: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip
NOTHING = (None, "", ())
SHOWN = 40


class Filterable(Protocol):
    """A row that can be filtered: what it was made from, and by column what a word is looked for in."""

    @property
    def of(self) -> Mapping[str, Any]:
        """What the row was made from."""

    @property
    def needles(self) -> Sequence[str]:
        """What a filter looks in, column by column."""


R = TypeVar("R", bound=Filterable)
Fits = Callable[[Filterable], bool]


def fitting(rows: Iterable[R], fields: Sequence[Field], typed: str, today: date | None = None) -> list[R]:
    """Return the rows that fit every word typed.

    `supt` stands in any column, `owner:supt` in the column whose name starts so, `-owner:supt` does not,
    `score>=12`, `next<2009-02-01` and `band>low` are limits. What names no column is looked for as it stands.
    """
    tests = [_test(word, fields, today) for word in words_in(typed)]
    return [row for row in rows if all(test(row) for test in tests)]


def words_in(typed: str) -> list[str]:
    """Return the words of a filter; those in quotation marks are one."""
    return [word.translate(QUOTES) or word for word in re.findall(WORD, searchable(typed))]


def unknown_columns(typed: str, fields: Sequence[Field]) -> list[str]:
    """Return what is typed like the name of a column and is none: `onwer:supt`."""
    terms = (re.fullmatch(TERM, word) for word in words_in(typed))
    return [
        term["column"][:SHOWN]
        for term in terms
        if term and re.fullmatch(NAME, term["column"]) and _column(term["column"], fields) is None
    ]


def no_column(names: Sequence[str], fields: Sequence[Field]) -> str:
    """Say that there is no such column, and which there are."""
    said = " and no ".join(f"column “{name}”" for name in names)
    return f"there is no {said}; the columns are {', '.join(field.key for field in fields)}"


def _test(word: str, fields: Sequence[Field], today: date | None) -> Fits:
    term = re.fullmatch(TERM, word)
    place = None if term is None else _column(term["column"], fields)
    if term is None or place is None:
        return lambda row: any(word in needle for needle in row.needles)
    said, limit = term["said"], term["limit"].lstrip(":=")
    fits = (
        _limit(fields[place].key, LIMITS[limit], said, today)
        if limit and said
        else lambda row: said in row.needles[place]
    )
    return (lambda row: not fits(row)) if term["leave_out"] else fits


def _column(typed: str, fields: Sequence[Field]) -> int | None:
    """Return the place of the first column whose key starts with what was typed, or else its header."""
    keys = ((place, field.key) for place, field in enumerate(fields))
    names = (*keys, *((place, field.header) for place, field in enumerate(fields)))
    wanted = _name(typed)
    return next((place for place, name in names if _name(name).startswith(wanted)), None)


def _name(text: str) -> str:
    return re.sub(r"[\s_-]", "", searchable(text))


def _limit(key: str, compare: Callable[[Any, Any], bool], said: str, today: date | None) -> Fits:
    kind, bound = rank(_value(said, today))

    def fits(row: Filterable) -> bool:
        value = row.of[key]
        if key == "recorded_at" and isinstance(value, str):
            # A stamp is text, and compared by its day.
            with suppress(ValueError):
                value = date.fromisoformat(value[:10])
        of_kind, ranked = rank(value)
        return value not in NOTHING and of_kind == kind and compare(ranked, bound)

    return fits


def _value(said: str, today: date | None) -> Decimal | date | str:
    with suppress(InvalidOperation):
        number = Decimal(said)
        if number.is_finite():
            return number
    with suppress(ValueError):
        return date.fromisoformat(said)
    if today is not None:
        with suppress(ValueError):
            return understand(said, today).latest
    return said
