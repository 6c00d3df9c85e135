"""Which rows of a table are shown and in what order: those that fit a filter, sorted by a column."""

from collections.abc import Iterable

from programme.answers.filter import fitting, no_column, unknown_columns
from programme.foundation.garbage import without_collection
from tui.shared.arrangement import Arrangement
from tui.shared.settings import keep_arrangement, settings
from tui.tables.rows import NO_ROWS, Rows, TableRow, in_order

# So many rows are filtered and sorted within one frame.
AT_ONCE = 1000


@without_collection()
def prepare(rows: Iterable[TableRow]) -> None:
    """Make what a filter looks in; it may run beside the screen's own thread."""
    for row in rows:
        _ = row.needles


class ChosenRows:
    """The rows that are shown of all there are."""

    def __init__(self) -> None:
        self.data = NO_ROWS
        self.shown: list[TableRow] = []
        self.words = ""
        self.only: frozenset[str] | None = None
        self.arrangement = Arrangement()

    @property
    def sorted_by(self) -> str | None:
        """The key of the column that rows are sorted by; None while they are as they came."""
        key = self.arrangement.sorted_by
        return key if any(field.key == key for field in self.data.fields) else None

    @property
    def descending(self) -> bool:
        """Whether the order of the rows is turned round."""
        return self.arrangement.descending

    @property
    def places(self) -> list[int]:
        """The places of the columns that are shown, in order."""
        return self.arrangement.places(self.data.fields)

    @property
    def filtered(self) -> bool:
        """Whether rows are left out by a filter."""
        return bool(self.words) or self.only is not None

    def take(self, data: Rows) -> None:
        """Take other rows; those of another register are arranged as it was last."""
        if self.data.title != data.title:
            self.arrangement = settings().tables.get(data.title, Arrangement())
        self.data = data

    def arrange(self, arrangement: Arrangement) -> None:
        """Arrange the table, now and the next time."""
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            keep_arrangement(self.data.title, arrangement)

    def narrow(self, keys: Iterable[str] | None) -> None:
        """Keep only rows with these keys; None keeps all."""
        self.only = None if keys is None else frozenset(keys)

    @property
    def long(self) -> bool:
        """Whether choosing takes so long that nobody should wait for it between two keys."""
        return len(self.data.rows) > AT_ONCE and (self.filtered or bool(self.sorted_by))

    @without_collection()
    def chosen(self) -> list[TableRow]:
        """Return the rows that are to be shown; it may run beside the screen's own thread."""
        data, words, only, key, descending = self.data, self.words, self.only, self.sorted_by, self.descending
        rows = [row for row in data.rows if only is None or row.key in only]
        rows = fitting(rows, data.fields, words) if words else rows
        return in_order(rows, key, descending=descending) if key else rows

    def place(self, key: str) -> int | None:
        """Return where the row with a key is shown."""
        return next((place for place, row in enumerate(self.shown) if row.key == key), None)

    @property
    def nothing(self) -> str:
        """Why no row is shown."""
        if self.words and (names := unknown_columns(self.words, self.data.fields)):
            return f"{no_column(names, self.data.fields)}: escape shows all again"
        if self.words:
            return f"nothing fits “{self.words}”: escape shows all again"
        return "nothing is in that cell: escape shows all again" if self.only is not None else self.data.empty
