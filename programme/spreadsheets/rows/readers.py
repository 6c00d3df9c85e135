"""Make the reader of each column from its field, what is declared, and the whole of its cells."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from programme.spreadsheets.columns.fields import reader_of
from programme.spreadsheets.headings import visible
from programme.spreadsheets.rows.scales import scale_words
from programme.spreadsheets.values.dates import DateReader, order_of
from programme.spreadsheets.values.levels import (
    LevelReader,
    MoneyLevelReader,
    ProbabilityReader,
    kind_of_levels,
)
from programme.spreadsheets.values.lists import parts_of
from programme.spreadsheets.values.numbers import Sum, plain_amount, sum_of
from programme.spreadsheets.values.people import OwnerReader, read_about_people, read_group
from programme.spreadsheets.values.reading import (
    LEVEL_ALONE,
    LONG_TITLE,
    NET_COST,
    NO_RANGES,
    Reason,
    Value,
    kept,
    read,
    refused,
)
from programme.spreadsheets.values.words import WordReader, common_words, read_version

if TYPE_CHECKING:
    from programme.spreadsheets.columns.column import Column
    from programme.spreadsheets.mapping import TableMapping
    from programme.spreadsheets.rows.links import Directory

Reader = Callable[[object], Value]
_LONGEST_TITLE = 200
_MOST_REMEMBERED = 1_000  # of a column: words of a scale, names and days come again, titles do not
ROW_NUMBER = Reason("the number of the row", "")
_THOUSANDS = ("000", "k", "thousand", "tsd", "milliers", "migliaia", "miles")
_A_YEAR = ("year", "annual", "p.a", "jahr", "an ", "annuel", "anno", "annuo", "año", "anual", "recurring")
_ONCE = ("one-off", "one off", "once", "einmalig", "unique", "una tantum", "único")


class Known(NamedTuple):
    """Who owns something anywhere in the file, and which rows can be referred to."""

    owners: set[str]
    directory: Directory


class Readers:
    """The readers of one table, and what they were made from."""

    def __init__(
        self,
        columns: list[Column],
        cells: dict[int, list[Any]],
        mapping: TableMapping,
        kind: str,
        known: Known,
    ) -> None:
        self.cells, self.mapping, self.kind = cells, mapping, kind
        self.owners = OwnerReader(known.owners, mapping.one_each)
        self.directory = known.directory
        self.orders: dict[str, str] = {}
        self._memory: dict[int, dict[Any, Value]] = {column.number: {} for column in columns}
        self._readers = {column.number: self._make(column) for column in columns}

    def read(self, column: int, cell: Any) -> Value:  # noqa: ANN401 - a cell of any kind
        """Read a cell of a column; a text that stands in it often is read once."""
        memory = self._memory[column]
        key = (cell.__class__, cell)
        found = memory.get(key)
        if found is None:
            found = self._readers[column](cell)
            if len(memory) < _MOST_REMEMBERED:
                memory[key] = found
        return found

    def day_reader(self, column: int | None) -> Reader:
        """Give the reader of days of a column, or one that takes none but days that can be read in one way."""
        return self._readers[column] if column is not None else DateReader("undecided")

    def _declared(self, what: dict[str, Any], column: Column) -> Any:  # noqa: ANN401 - whatever is declared
        return what.get(column.letter, what.get(column.to, what.get(column.heading)))

    def _make(self, column: Column) -> Reader:
        reader = reader_of(column.to)
        simple: dict[str, Reader] = {
            "id": _number,
            "title": _title,
            "text": _text,
            "person": self.owners,
            "version": read_version,
            "group": read_group,
            "no names": read_about_people,
            "kept": kept,
            "rag": _derived,
            "derived": _derived,
            "not read": _row_number,
            "level alone": _level_alone,
            "list": _list,
            "names": _names,
            "actions": _list,
            "links": self.directory.read_links,
            "thing": self._thing,
        }
        if reader in simple:
            return simple[reader]
        return {"day": self._day, "level": self._level, "word": self._word, "amount": self._amount}[reader](
            column
        )

    def _day(self, column: Column) -> Reader:
        declared = self._declared(self.mapping.dates, column)
        serials = declared == "serial numbers"
        order = declared if declared and not serials else order_of(self.cells[column.number])
        self.orders[column.letter] = "serial numbers" if serials else order
        return DateReader(order, serials=serials, century=self.mapping.century)

    def _level(self, column: Column) -> Reader:
        half = column.to.rsplit(".", 1)[-1]
        ranges = self._declared(self.mapping.ranges, column)
        if column.level is not None:
            level = column.level
            return lambda _: read(level)
        if ranges and max(high or 2 for _, high, _ in ranges) <= 1:
            return ProbabilityReader(ranges, self.cells[column.number])
        if ranges:
            return MoneyLevelReader(ranges, self.mapping.money.currency, self.mapping.money.thousands)
        if kind_of_levels(self.cells[column.number]) != "points":
            return _no_ranges
        words, size, declared = self.levels_of(column, half)
        return LevelReader(size, words, declared=declared)

    def levels_of(self, column: Column, half: str) -> tuple[dict[str, int], int, bool]:
        """Give the words of the scale with their numbers, its size, and whether it was declared."""
        declared = self._declared(self.mapping.words, column)
        return scale_words(self.mapping.scale, declared, half, self.cells[column.number])

    def _word(self, column: Column) -> Reader:
        field = f"{self.kind} state" if column.to == "state" else column.to.split(",")[0]
        declared = self._declared(self.mapping.words, column) or (
            self.mapping.words.get("finding record.effect") if column.to.startswith("finding") else None
        )
        table = {word: str(value) for word, value in (declared or {}).items()}
        return WordReader(table, common_words().get(field, {}), effects=column.to.startswith("finding"))

    def _amount(self, column: Column) -> Reader:
        heading = visible(str(column.heading)).replace("\n", " ").casefold()
        times = 1000 if any(mark in column.unit.casefold() for mark in _THOUSANDS) else 1
        per = (
            "year"
            if any(mark in heading for mark in _A_YEAR)
            else "once"
            if any(mark in heading for mark in _ONCE)
            else "unstated"
        )
        estimate = column.to.endswith("estimate.amount")
        money = self.mapping.money

        def amount(raw: object) -> Value:
            # In thousands a mark for thousands is one: what the sum is of is the question here.
            found = sum_of(raw, money.thousands or ("," if times > 1 else None))
            if not isinstance(found, Sum):
                return found
            if times > 1 and isinstance(raw, str) and (found.currency or found.amount >= times):
                symbol = raw.strip()[0] if not raw.strip()[0].isdigit() else ""
                millions = plain_amount((found.amount / times).normalize())
                why = f"in a column of thousands it can be {raw.strip()} or {symbol}{millions} million"
                return refused(Reason(why, "write it in thousands, as the heading says"))
            if estimate and found.amount < 0:
                return refused(NET_COST)
            facts: dict[str, Any] = {"currency": found.currency or money.currency, "per": per}
            if found.about:
                facts["about"] = True
            return read(plain_amount(found.amount * Decimal(times)), **facts)

        return amount

    def _thing(self, raw: object) -> Value:
        place = self.directory.named(raw)
        if place is None:
            return read(_text(raw).value)
        return read(place.id, address=place.address, **({"refused": True} if place.refused else {}))


def _number(raw: object) -> Value:
    return read(visible(raw).strip() if isinstance(raw, str) else raw)


def _text(raw: object) -> Value:
    return read(
        "\n".join(line.rstrip() for line in visible(str(raw)).replace("\r\n", "\n").strip().split("\n"))
    )


def _title(raw: object) -> Value:
    text = " ".join(visible(str(raw)).split())
    return read(text) if len(text) <= _LONGEST_TITLE else refused(LONG_TITLE)


def _list(raw: object) -> Value:
    return read(parts_of(raw))


def _names(raw: object) -> Value:
    return read(parts_of(raw, ";"))


def _derived(raw: object) -> Value:
    return Value("derived")


def _row_number(raw: object) -> Value:
    return Value("not read", None, ROW_NUMBER)


def _no_ranges(raw: object) -> Value:
    return refused(NO_RANGES)


def _level_alone(raw: object) -> Value:
    return refused(LEVEL_ALONE)
