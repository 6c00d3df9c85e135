"""Drawing a table line by line: 10,000 rows cost no more than those on screen."""

from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from tui.shared.texts import fit
from tui.shared.textual_private import SteadyScrollView
from tui.tables.chosen_rows import ChosenRows
from tui.tables.columns import GAP, ShownColumn, layout
from tui.tables.rows import TableRow

if TYPE_CHECKING:
    from tui.tables.widths import Width

MARGIN = 1


class LineTable(SteadyScrollView):
    """A header that stays, and beneath it the rows, each on one line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"table--{name}" for name in ("header", "cursor", "resting", "bad", "warn", "good", "quiet", "empty")
    }

    # A move draws the two rows that it changes, and no others: over a slow line the whole table takes seconds.
    cursor: reactive[int] = reactive(0, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.rows = ChosenRows()
        self.measured: list[Width] = []
        self.skipped = 0
        self.columns: list[ShownColumn] = []

    @property
    def row(self) -> TableRow | None:
        """The row under the cursor."""
        return self.rows.shown[self.cursor] if self.cursor < len(self.rows.shown) else None

    @property
    def more_columns(self) -> bool:
        """Whether columns are left out to the right."""
        return bool(self.columns) and len(self.columns) + self.skipped < len(self.rows.places)

    def lay_out(self) -> None:
        """Fit the columns into the width, and let the height follow the rows."""
        room = max(1, self.scrollable_content_region.width - MARGIN)
        fields = self.rows.data.fields
        self.columns = layout(fields, self.measured, self.rows.places, room, self.skipped) if fields else []
        size = Size(room + MARGIN, len(self.rows.shown) + 1)
        if size != self.virtual_size:
            self.resize_content(size)
        self.refresh()

    def reveal(self) -> None:
        """Scroll the cursor into sight."""
        # The header covers the first line, whatever is scrolled beneath it.
        around = Region(0, self.cursor, 1, 2)
        self.scroll_to_region(around, animate=False, force=True, x_axis=False, immediate=True)

    def on_resize(self, event: events.Resize) -> None:
        self.lay_out()
        self.reveal()

    def place_at(self, y: int) -> int:
        """Return the place of the row on a line of the screen."""
        return y - 1 + self.scroll_offset.y

    def column_at(self, x: int) -> str | None:
        """Return the key of the column at a place of the screen."""
        here = (c for c in self.columns if c.start <= x - MARGIN < c.start + c.width + GAP)
        return next((self.rows.data.fields[column.place].key for column in here), None)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y == 0:
            return self._header(width)
        place = self.place_at(y)
        if place < len(self.rows.shown):
            return self._row(place, width)
        if not self.rows.shown:
            return self._nothing(place, width)
        return Strip.blank(width, self.rich_style)

    def _nothing(self, place: int, width: int) -> Strip:
        # It says what to do, so that it is wrapped and never cut.
        said = wrap(self.rows.nothing, max(1, width - 2 * MARGIN))
        if place >= len(said):
            return Strip.blank(width, self.rich_style)
        style = self.get_component_rich_style("table--empty")
        return Strip([Segment(fit(f" {said[place]}", width), style)]).adjust_cell_length(width, style)

    def _row(self, place: int, width: int) -> Strip:
        row, here = self.rows.shown[place], place == self.cursor
        line = self.rich_style
        if here:
            line = self.get_component_rich_style("table--cursor" if self.has_focus else "table--resting")
        segments = [Segment(self.margin(row), line)]
        for column in self.columns:
            style = line
            # Under the cursor a colour would be read against the wrong ground.
            if (mark := row.marks[column.place]) and not (here and self.has_focus):
                style = line + self.get_component_rich_style(f"table--{mark}", partial=True)
            segments += [Segment(fit(row.texts[column.place], column.width), style), Segment(" " * GAP, line)]
        # Cells of one style are written as one, which spares a terminal the colours between them.
        return Strip(segments).simplify().adjust_cell_length(width, line)

    def margin(self, _: TableRow) -> str:
        """Return what stands before a row, one cell wide."""
        return " " * MARGIN

    def _header(self, width: int) -> Strip:
        style = self.get_component_rich_style("table--header")
        segments = [Segment(" ", style)]
        for column in self.columns:
            key = self.rows.data.fields[column.place].key
            arrow = ("▼" if self.rows.descending else "▲") if key == self.rows.sorted_by else ""
            text = fit(column.header, column.width - len(arrow)) + arrow
            segments += [Segment(text, style), Segment(" " * GAP, style)]
        strip = Strip(segments).adjust_cell_length(width, style)
        marks = ("«" if self.skipped else "") + ("»" if self.more_columns else "")
        return Strip([*strip.crop(0, width - len(marks)), Segment(marks, style + Style(bold=True))])
