"""Which rows fit what was typed into a filter: plain words, words of one column, and limits."""

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from programme.answers.answer import Field
from programme.answers.sorting import rank
from tui.shared.search import searchable, words_of
from tui.tables.rows import TableRow

TERM = re.compile(r"(?P<leave_out>-?)(?P<column>[^:<>=]+)(?P<limit>[:=]?[<>]=?|[:=])(?P<said>.*)")
LIMITS: dict[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip
Fits = Callable[[TableRow], bool]
NOTHING = (None, "", ())


def fitting(rows: Iterable[TableRow], fields: Sequence[Field], typed: str) -> list[TableRow]:
    """Return the rows that fit every word typed.

    `supt` stands in any column, `owner:supt` in the column whose name starts so, `-owner:supt` does not,
    `score>=12`, `next<2009-02-01` and `band>low` are limits. What names no column is looked for as it stands.
    """
    tests = [_test(word, fields) for word in words_of(typed)]
    return [row for row in rows if all(test(row) for test in tests)]


def _test(word: str, fields: Sequence[Field]) -> Fits:
    term = TERM.fullmatch(word)
    place = None if term is None else _column(term["column"], fields)
    if term is None or place is None:
        return lambda row: any(word in needle for needle in row.needles)
    said, limit = term["said"], term["limit"].lstrip(":=")
    fits = (
        _limit(fields[place].key, LIMITS[limit], said)
        if limit and said
        else lambda row: said in row.needles[place]
    )
    return (lambda row: not fits(row)) if term["leave_out"] else fits


def _column(typed: str, fields: Sequence[Field]) -> int | None:
    """Return the place of the first column whose name starts with what was typed."""
    names = ((place, name) for place, field in enumerate(fields) for name in (field.key, field.header))
    wanted = _name(typed)
    return next((place for place, name in names if _name(name).startswith(wanted)), None)


def _name(text: str) -> str:
    return re.sub(r"[\s_-]", "", searchable(text))


def _limit(key: str, compare: Callable[[Any, Any], bool], said: str) -> Fits:
    kind, bound = rank(_value(said))

    def fits(row: TableRow) -> bool:
        value = row.of[key]
        of_kind, ranked = rank(value)
        return value not in NOTHING and of_kind == kind and compare(ranked, bound)

    return fits


def _value(said: str) -> Decimal | date | str:
    with suppress(InvalidOperation):
        number = Decimal(said)
        if number.is_finite():
            return number
    with suppress(ValueError):
        return date.fromisoformat(said)
    return said
