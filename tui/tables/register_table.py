"""The table of every register and of the timeline: rows by key, so that the cursor follows a thing and not a line."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.shared.arrangement import Arrangement
from tui.tables.chosen_rows import AT_ONCE, prepare
from tui.tables.line_table import LineTable
from tui.tables.requests import Arranging, Exporting
from tui.tables.rows import Rows, TableRow


class RegisterTable(LineTable, can_focus=True):
    """A table to move in, filter and sort."""

    DEFAULT_CSS = """
    RegisterTable {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        background: $background;
    }

    RegisterTable > .table--header {
        text-style: bold;
        background: $panel;
        color: $text;
    }

    RegisterTable > .table--cursor {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: bold;
    }

    RegisterTable > .table--resting {
        background: $surface;
        color: $text;
    }

    RegisterTable > .table--bad { color: $text-error; text-style: bold; }
    RegisterTable > .table--warn { color: $text-warning; }
    RegisterTable > .table--good { color: $text-success; }
    RegisterTable > .table--quiet { color: $foreground-muted; }
    RegisterTable > .table--empty { color: $foreground-muted; text-style: italic; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="up"),
        Binding("down,j", "move(1)", "Down", show=False, id="down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="page-down"),
        Binding("home", "end(-1)", "First", show=False, id="first"),
        Binding("end", "end(1)", "Last", show=False, id="last"),
        Binding("left", "columns(-1)", "Columns to the left", show=False, id="columns-to-the-left"),
        Binding("right", "columns(1)", "Columns to the right", show=False, id="columns-to-the-right"),
        Binding("enter", "choose", "Open", show=False, id="choose"),
        Binding("s", "sort", "Sort by the next column", show=False, id="sort"),
        Binding("S", "reverse", "Turn the order round", show=False, id="reverse"),
        Binding("equals_sign", "restore", "The order of urgency again", show=False, id="order-of-urgency"),
        Binding("o", "arrange", "Choose the columns", show=False, id="arrange"),
        Binding("ctrl+s", "export", "Export what is shown", show=False, id="export"),
    ]

    class Chosen(Message):
        """A row was chosen with enter or a second click."""

        def __init__(self, table: "RegisterTable", row: TableRow) -> None:
            super().__init__()
            self.table, self.row = table, row

        @property
        def control(self) -> "RegisterTable":
            """The table."""
            return self.table

    class Moved(Message):
        """The cursor is on another row, or what is shown has changed; `row` is None when nothing is shown."""

        def __init__(self, table: "RegisterTable", row: TableRow | None) -> None:
            super().__init__()
            self.table, self.row = table, row

        @property
        def control(self) -> "RegisterTable":
            """The table."""
            return self.table

    def __init__(self, *, id: str | None = None, newest: bool = False) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._newest = newest
        self._requested = 0
        self._choosing = False

    def show(self, data: Rows) -> None:
        """Show other rows; the cursor stays on its thing, and on its line of the screen."""
        first = not self.rows.data.rows
        if self.rows.data.fields != data.fields:
            self.skipped = 0
        self.measured = data.measured
        self.rows.take(data)
        self._choose()
        if first and self._newest:
            self.action_end(1)

    def expect_words(self) -> None:
        """Make what a filter of a long table looks in, while somebody still thinks of the words."""
        rows = self.rows.data.rows
        if len(rows) > AT_ONCE:
            self.run_worker(asyncio.to_thread(prepare, rows), group="words", exclusive=True)

    def filter(self, words: str) -> None:
        """Show only rows that hold all of the words."""
        self.rows.words = words
        self._choose()

    def narrow(self, keys: Iterable[str] | None) -> None:
        """Show only rows with these keys; None shows all again."""
        self.rows.narrow(keys)
        self._choose()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a column."""
        self.arrange_as(msgspec.structs.replace(self.rows.arrangement, sorted_by=key, descending=descending))

    def arrange_as(self, arrangement: Arrangement | None) -> None:
        """Show columns and rows as somebody arranged them, now and the next time."""
        if arrangement is not None:
            self.rows.arrange(arrangement)
            self._choose()

    def go_to(self, key: str) -> bool:
        """Move the cursor to the row with a key, if it is shown."""
        place = self.rows.place(key)
        if place is not None:
            self.cursor = place
        return place is not None

    def _choose(self) -> None:
        """Choose the rows anew; of a long table behind the screen, where only the newest request is served."""
        self._requested += 1
        if not self.rows.long:
            self._take(self.rows.chosen())
        elif not self._choosing:
            self._choosing = True
            self.run_worker(self._choose_behind(), exit_on_error=False)

    async def _choose_behind(self) -> None:
        served = 0
        try:
            while served != self._requested and self.rows.long:
                served = self._requested
                chosen = await asyncio.to_thread(self.rows.chosen)
                if served == self._requested:
                    self._take(chosen)
        finally:
            self._choosing = False

    def _take(self, chosen: list[TableRow]) -> None:
        at = self.row
        self.rows.shown = chosen
        self._shown_anew(at)

    def _shown_anew(self, at: TableRow | None) -> None:
        before = self.cursor
        place = self.rows.place(at.key) if at else None
        here = before if place is None else place
        self.set_reactive(RegisterTable.cursor, max(0, min(here, len(self.rows.shown) - 1)))
        self.lay_out()
        self.scroll_to(y=self.scroll_offset.y + self.cursor - before, animate=False)
        self.reveal()
        self.post_message(self.Moved(self, self.row))

    def watch_cursor(self, old: int, new: int) -> None:
        self.reveal()
        # The header stands over the first line.
        self.refresh_line(old + 1)
        self.refresh_line(new + 1)
        self.post_message(self.Moved(self, self.row))

    def action_move(self, step: int) -> None:
        self.cursor = max(0, min(self.cursor + step, len(self.rows.shown) - 1))

    def action_page(self, step: int) -> None:
        self.action_move(step * max(1, self.size.height - 2))

    def action_end(self, step: int) -> None:
        self.cursor = 0 if step < 0 else max(0, len(self.rows.shown) - 1)

    def action_columns(self, step: int) -> None:
        if step < 0 or self.more_columns:
            self.skipped = max(0, self.skipped + step)
            self.lay_out()

    def action_choose(self) -> None:
        if self.row:
            self.post_message(self.Chosen(self, self.row))
        else:
            self.notify(self.rows.nothing, markup=False)

    def action_sort(self) -> None:
        keys = [self.rows.data.fields[place].key for place in self.rows.places]
        place = keys.index(self.rows.sorted_by) + 1 if self.rows.sorted_by in keys else 0
        if keys:
            self.sort_by(keys[place % len(keys)])

    def action_reverse(self) -> None:
        if self.rows.data.fields:
            key = self.rows.sorted_by or self.rows.data.fields[0].key
            self.sort_by(key, descending=not self.rows.descending)

    def action_restore(self) -> None:
        """Show the rows in the order in which they came: of a register, the most urgent first."""
        self.arrange_as(msgspec.structs.replace(self.rows.arrangement, sorted_by=None, descending=False))

    def action_arrange(self) -> None:
        if self.rows.data.fields:
            self.post_message(Arranging(self.rows, self.arrange_as))

    def action_export(self) -> None:
        if self.rows.shown:
            self.post_message(Exporting(self.rows))
        else:
            self.notify(self.rows.nothing, markup=False)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y == 0:
            if key := self.column_at(offset.x):
                self.sort_by(key, descending=self.rows.sorted_by == key and not self.rows.descending)
        elif (place := self.place_at(offset.y)) < len(self.rows.shown):
            again = place == self.cursor and event.chain > 1
            self.cursor = place
            if again:
                self.action_choose()
