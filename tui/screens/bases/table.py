"""A screen around one table: its title, its filter, and a look at the row under the cursor."""

from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from domain.foundation.phrases import NOTHING, Phrase
from tui.screens.bases.programme_screen import CLOCK_KEYS, ProgrammeScreen
from tui.shared.names import is_reference
from tui.shared.texts import quiet
from tui.tables.marked_table import MarkedTable
from tui.tables.register_table import RegisterTable
from tui.tables.rows import Rows, TableRow
from tui.widgets.footer import FooterKey
from tui.widgets.one_line import OneLine

TABLE_KEYS: tuple[FooterKey, ...] = (
    *CLOCK_KEYS,
    FooterKey("/", "filter", "screen.filter"),
    FooterKey("n", "record", "screen.record"),
    FooterKey("⏎", "open", "screen.open"),
    FooterKey("i", "import", "app.import_sheet"),
    FooterKey("ctrl+s", "export", "screen.export"),
)


class TableScreen(ProgrammeScreen):
    """A screen that is mainly one table."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = TABLE_KEYS
    NEWEST: ClassVar[bool] = False
    # Whether its rows are of things of which something can be recorded in one go.
    MARKS: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter as you type", show=False, id="filter"),
    ]

    def compose_body(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield from self.compose_above()
        with Horizontal(id="beside"):
            yield (MarkedTable if self.MARKS else RegisterTable)(id="table", newest=self.NEWEST)
            yield from self.compose_beside()
        yield Static(id="peek", markup=False)
        yield OneLine(
            placeholder="words, or owner:supt -state:closed score>=12; escape shows all again",
            id="filter",
            compact=True,
        )

    def compose_above(self) -> ComposeResult:
        """Compose what stands above the table."""
        yield from ()

    def compose_beside(self) -> ComposeResult:
        """Compose what stands beside the table."""
        yield from ()

    @property
    def table(self) -> RegisterTable:
        """The table."""
        return self.query_one("#table", RegisterTable)

    def on_mount(self) -> None:
        self.query_one("#filter").display = False
        self.come_back()

    def come_back(self) -> None:
        """Put the focus back on what the screen is mainly of."""
        self.table.focus()

    def show(self, data: Any) -> None:  # noqa: ANN401 - the rows, and in a subclass what its `read` returned
        self.table.show(data)
        self.peek_at_row()

    def title_text(self, rows: Rows) -> str:
        """Return what the table is of."""
        return rows.title

    def write_title(self) -> None:
        """Write what the table is of, how much of it is shown, and in which order."""
        rows = self.table.rows
        said = self.title_text(rows.data)
        if rows.filtered:
            said += f" · {len(rows.shown)} of {len(rows.data.rows)} shown, esc shows all"
        if self.marked:
            said += f" · {len(self.marked)} marked: n records of all, esc unmarks"
        if rows.sorted_by:
            header = next(field.header for field in rows.data.fields if field.key == rows.sorted_by)
            said += f" · by {header.casefold()}{', turned' if rows.descending else ''}"
        tail = named_next(self.title_tail(), self.app.size.width - cell_len(said) - 1)
        self._write("#title", Content(f" {said}") + quiet(tail))

    def _write(self, where: str, said: Content) -> None:
        line = self.query_one(where, Static)
        # What stands there already is not drawn again, which would take a frame of its own.
        if line.content != said:
            line.update(said, layout=False)

    def title_tail(self) -> tuple[str, ...]:
        """Return what else `v` shows here, the next first."""
        return ()

    def on_resize(self, _: events.Resize) -> None:
        self.write_title()

    @on(RegisterTable.Moved, "#table")
    def row_moved(self) -> None:
        self.peek_at_row()

    def peek_at_row(self) -> None:
        """Show what the row under the cursor says, and the title anew."""
        # The message may be older than what the table shows by now.
        row = self.table.row
        self._write("#peek", self.peek(row) if row else Content(""))
        self.write_title()

    def peek(self, row: TableRow) -> Content:
        """Return what the row under the cursor says beyond what fits the table."""
        said = [
            (field.header, text)
            for field, text in zip(self.table.rows.data.fields[1:], row.texts[1:], strict=True)
            if text
        ]
        parts = [quiet(f"{header} ") + Content(text) for header, text in said if cell_len(text) > 0]
        return Content(f"{row.texts[0]}  ").stylize("bold") + Content(" · ").join(parts)

    @on(RegisterTable.Chosen)
    async def open_row(self, event: RegisterTable.Chosen) -> None:
        await self.open(event.row)

    async def open(self, row: TableRow) -> None:
        """Show everything about the thing on a row."""
        if reference := reference_of(row):
            self.host.open_reference(reference)

    @property
    def marked(self) -> list[TableRow]:
        """The rows that are marked."""
        return self.table.marked if isinstance(self.table, MarkedTable) else []

    async def action_record(self) -> None:
        things = dict.fromkeys(filter(None, map(reference_of, self.marked)))
        if self.marked and not things:
            self.host.say("What is marked has no reference: esc unmarks it.", refused=True)
        elif things:
            await self.host.offer_of_each(self.NOUNS, [*things], self.clears_marked())
        else:
            await super().action_record()

    def clears_marked(self) -> Phrase:
        """Return what clears the first row that is marked, if it is something to clear."""
        clears = self.marked[0].of.get("clears")
        return clears if isinstance(clears, Phrase) else NOTHING

    def action_export(self) -> None:
        self.table.action_export()

    def action_open(self) -> None:
        self.table.action_choose()

    def subject(self) -> tuple[str | None, int | None]:
        row = self.table.row
        return (reference_of(row) if row else None), None

    def land(self, reference: str) -> None:
        self.table.go_to(reference)

    def action_filter(self) -> None:
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()
        self.table.expect_words()

    @on(Input.Changed, "#filter")
    def filter_rows(self, event: Input.Changed) -> None:
        self.table.filter(event.value)

    @on(Input.Submitted, "#filter")
    def keep_filter(self, event: Input.Submitted) -> None:
        event.input.display = bool(event.value)
        self.come_back()

    def action_back(self) -> None:
        field = self.query_one("#filter", Input)
        if isinstance(self.table, MarkedTable) and self.table.unmark():
            return
        if field.display or self.table.rows.filtered:
            field.value = ""
            field.display = False
            self.clear_filter()
            self.come_back()
        else:
            super().action_back()

    def clear_filter(self) -> None:
        """Show all rows again."""
        self.table.filter("")
        self.table.narrow(None)


def named_next(names: tuple[str, ...], room: int) -> str:
    """Say what `v` goes on to, as much of it as there is room for, and how much more there is."""
    for count in range(len(names), -1, -1):
        more = (f"+{len(names) - count}",) if count < len(names) else ()
        said = f"   v: {' · '.join((*names[:count], *more))}"
        if names and cell_len(said) <= room:
            return said
    return ""


def reference_of(row: TableRow) -> str | None:
    """Return the reference a row is about: its own, or the first that it names."""
    named: Any = (
        row.key,
        row.of.get("ref"),
        row.of.get("subject"),
        row.of.get("eia"),
        *(row.of.get("refs") or ()),
    )
    return next((ref for ref in named if isinstance(ref, str) and is_reference(ref)), None)
