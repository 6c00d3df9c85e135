"""The rows of a table, made from an answer: their texts, their marks, and what a filter looks through."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import msgspec

from programme.answers.answer import Answer, Field, fields_of
from programme.answers.compared import Compared
from programme.answers.search import searchable
from programme.answers.sorting import rank
from programme.journal.view import View
from programme.questions.weekly.urgency import by_urgency
from programme.registers.listing import Listing
from tui.shared.marks import CellMark, mark, text
from tui.tables.widths import MEASURED, Width, widths


class TableRow:
    """One row: its key (a reference, as a rule), what it was made from, and by column a text, a mark and a needle.

    A needle is what a filter looks in. All but the key is made when it is looked at: of 100,000 rows a screen shows 50.
    """

    def __init__(
        self, key: str, of: dict[str, Any] | Callable[[], dict[str, Any]], fields: Sequence[Field], on: date
    ) -> None:
        self.key = key
        self._made_of = of
        self._fields = fields
        self._on = on

    @cached_property
    def of(self) -> dict[str, Any]:
        """What the row was made from."""
        return self._make()

    def _make(self) -> dict[str, Any]:
        return self._made_of() if callable(self._made_of) else self._made_of

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What each column says."""
        return self._worded(self.of)

    def _worded(self, of: dict[str, Any]) -> tuple[str, ...]:
        return tuple(text(field.key, of[field.key], self._on, of) for field in self._fields)

    @cached_property
    def marks(self) -> tuple[CellMark, ...]:
        """How each column stands out."""
        return tuple(mark(field.key, self.of[field.key], self._on, self.of) for field in self._fields)

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """What a filter looks in."""
        # Of a row that is looked through and never shown, nothing else is kept.
        texts = self.__dict__.get("texts") or self._worded(self._make())
        # Who looks for what is overdue types the word and not the mark of a column.
        return tuple(searchable(f"overdue {said[2:]}" if said.startswith("! ") else said) for said in texts)


class Rows(msgspec.Struct, frozen=True):
    """All rows of a table with its columns and their widths, and what to say when there are none."""

    title: str
    fields: tuple[Field, ...]
    rows: tuple[TableRow, ...]
    empty: str = "nothing to show"
    measured: list[Width] = []


def measured(title: str, fields: tuple[Field, ...], rows: tuple[TableRow, ...], empty: str) -> Rows:
    """Put rows together with the widths of their columns; of many, rows at even distances are measured."""
    some = rows[:: max(1, len(rows) // MEASURED)]
    return Rows(title, fields, rows, empty, widths(fields, [row.texts for row in some]))


NO_ROWS = Rows("", (), ())


def rows_of(answer: Answer, on: date, key: Callable[[dict[str, Any], int], str] | None = None) -> Rows:
    """Make the rows of an answer; without a `key` a row goes by its reference, or else by its place."""
    keyed = key or (lambda row, place: str(row.get("ref", place)))
    fields = answer.shown_fields
    made = tuple(TableRow(keyed(row, place), row, fields, on) for place, row in enumerate(answer.shown))
    return measured(answer.title, fields, made, answer.empty)


def rows_listed(view: View, listing: Listing, empty: str) -> Rows:
    """Make the rows of a register as it stands, the most urgent first.

    What each says is worked out when it is looked at.
    """
    compared, fields = Compared(view, listing), fields_of(listing)
    certain = by_urgency(view.programme, view.on, compared.certain)
    made = tuple(TableRow(name, make, fields, view.on) for name, make in (*certain, *compared.possible))
    return measured(listing.title, fields, made, empty)


def in_order(rows: Iterable[TableRow], key: str, *, descending: bool) -> list[TableRow]:
    """Return the rows sorted by a column; those with nothing in it come last either way."""
    rows = list(rows)
    filled = [row for row in rows if row.of[key] not in (None, "", ())]
    empty = [row for row in rows if row.of[key] in (None, "", ())]
    return [*sorted(filled, key=lambda row: rank(row.of[key]), reverse=descending), *empty]
