"""A listing: the columns in which a register is shown, the same in the terminal app, on paper and in JSON."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import msgspec

from domain.state.programme import Programme


class Column(msgspec.Struct, frozen=True):
    """One column: its JSON key, its header, and how it is read off an item, by default as the attribute `key`.

    A value is text, a number, a date, a When, a bool, None, or a tuple of text. `wide` columns are left out where
    space is short (80 columns), and `rare` ones where no row has anything.
    """

    key: str
    header: str
    read: Callable[[Any, Programme, date], object] | None = None
    wide: bool = False
    rare: bool = False

    def value(self, item: Any, programme: Programme, on: date) -> object:  # noqa: ANN401 - things of any register
        """Return what the column says of an item on a date."""
        return getattr(item, self.key) if self.read is None else self.read(item, programme, on)


class Listing(msgspec.Struct, frozen=True):
    """How one register is listed; `items` returns its things as they stand, in the order of their references."""

    noun: str
    title: str
    items: Callable[[Programme], Iterable[Any]]
    columns: tuple[Column, ...]

    def row(self, item: Any, programme: Programme, on: date) -> dict[str, Any]:  # noqa: ANN401 - as `Column.value`
        """Return what the columns say of one thing of the register, by their keys."""
        return {column.key: column.value(item, programme, on) for column in self.columns}

    @property
    def state_column(self) -> Column | None:
        """The column that says how a thing stands: its status on the date asked about, or else its state."""
        by_key = {column.key: column for column in self.columns}
        return by_key.get("status") or by_key.get("state")

    def standings(self, programme: Programme, on: date) -> Counter[str]:
        """Count the things of the register by how they stand; where nothing says so, they are recorded."""
        column = self.state_column
        stands = (column.value(item, programme, on) if column else None for item in self.items(programme))
        # “unclear: may be EIA-001” counts as unclear.
        return Counter(str(state or "recorded").partition(":")[0] for state in stands)
