"""A table whose rows can be marked, so that something is recorded of all of them in one go."""

from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from tui.tables.register_table import RegisterTable
from tui.tables.rows import Rows, TableRow

MARK = "●"


class MarkedTable(RegisterTable):
    """A table in which space marks a row, `*` all that are shown and V all from the last mark to the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "mark", "Mark the row, for n to record of all that are marked", show=False, id="mark"
        ),
        Binding("asterisk", "mark_all", "Mark all rows that are shown, or none", show=False, id="mark-all"),
        Binding("V", "mark_range", "Mark from the last mark to the cursor", show=False, id="mark-range"),
    ]

    def __init__(self, *, id: str | None = None, newest: bool = False) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, newest=newest)
        self._marked: set[str] = set()
        self._last = ""

    @property
    def marked(self) -> list[TableRow]:
        """The rows that are marked, in the order of the table; a filter that hides one does not unmark it."""
        return [row for row in self.rows.data.rows if row.key in self._marked] if self._marked else []

    def show(self, data: Rows) -> None:
        if self.rows.data.title != data.title:
            self._marked.clear()
        super().show(data)

    def unmark(self) -> bool:
        """Take all marks away; tell whether there were any."""
        some = bool(self._marked)
        self._marked.clear()
        self._tell()
        return some

    def action_mark(self) -> None:
        if self.row is not None:
            self._marked ^= {self.row.key}
            self._last = self.row.key
            self.action_move(1)
            self._tell()

    def action_mark_all(self) -> None:
        shown = {row.key for row in self.rows.shown}
        self._marked = self._marked - shown if shown <= self._marked else self._marked | shown
        self._tell()

    def action_mark_range(self) -> None:
        start = self.rows.place(self._last) if self._marked else None
        if start is None:
            # Without a mark the key is that of the screen.
            raise SkipAction
        first, last = sorted((start, self.cursor))
        self._marked |= {row.key for row in self.rows.shown[first : last + 1]}
        self._tell()

    def margin(self, row: TableRow) -> str:
        return MARK if row.key in self._marked else " "

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Moved(self, self.row))
