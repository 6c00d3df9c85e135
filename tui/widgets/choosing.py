"""Which rows of a table are shown and in what order: those that fit a filter, sorted by a column."""

from collections.abc import Iterable

from tui.filtering import fitting
from tui.rows import NO_ROWS, Row, Rows, in_order


class ChosenRows:
    """The rows that are shown of all there are."""

    def __init__(self) -> None:
        self.data = NO_ROWS
        self.shown: list[Row] = []
        self.words = ""
        self.only: frozenset[str] | None = None
        self.sorted_by: str | None = None
        self.descending = False

    @property
    def filtered(self) -> bool:
        """Whether rows are left out by a filter."""
        return bool(self.words) or self.only is not None

    def take(self, data: Rows) -> None:
        """Take other rows; the order is kept while they have the same columns."""
        if self.data.fields != data.fields:
            self.sorted_by = None
        self.data = data
        self.choose()

    def narrow(self, keys: Iterable[str] | None) -> None:
        """Keep only rows with these keys; None keeps all."""
        self.only = None if keys is None else frozenset(keys)

    def choose(self) -> None:
        """Choose the rows that are shown."""
        rows = [row for row in self.data.rows if self.only is None or row.key in self.only]
        rows = fitting(rows, self.data.fields, self.words) if self.words else rows
        if self.sorted_by:
            rows = in_order(rows, self.sorted_by, descending=self.descending)
        self.shown = rows

    def place(self, key: str) -> int | None:
        """Return where the row with a key is shown."""
        return next((place for place, row in enumerate(self.shown) if row.key == key), None)

    @property
    def nothing(self) -> str:
        """Why no row is shown."""
        if self.words:
            return f"nothing fits “{self.words}”: escape shows all again"
        return "nothing is in that cell: escape shows all again" if self.only is not None else self.data.empty
