"""A portfolio in the terminal: a row a programme, looked at again behind the screen."""

import asyncio
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from domain.foundation.dates import day_words
from programme.journal import register
from programme.portfolio.looking import Look
from programme.portfolio.standing import escalated, standing
from tui.shared.faults import sentence, write_down
from tui.shared.texts import quiet
from tui.shared.textual_private import BaseApp
from tui.shared.themes import THEMES, theme
from tui.tables.register_table import RegisterTable
from tui.tables.rows import Rows, TableRow, rows_of
from tui.widgets.footer import FooterKey, KeyBar

KEYS = (
    FooterKey("⏎", "open, q comes back", "app.open"),
    FooterKey("/", "filter", "app.filter"),
    FooterKey("s", "sort", "app.sort"),
    FooterKey("v", "escalated risks, programmes", "app.turn"),
    FooterKey("r", "look again", "app.renew"),
    FooterKey("q", "quit", "app.quit"),
)
# Often enough to be seen to move, and seldom enough that a thousand stores are not drawn a thousand times.
SHOWN_EVERY_SECONDS = 0.5


class Chosen(NamedTuple):
    """The programme that was chosen: its row, its store, and its name."""

    key: str
    address: str
    programme: str | None


class PortfolioApp(BaseApp):
    """Many programmes side by side."""

    TITLE = "Portfolio"
    CSS_PATH = "portfolio.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "Quit", show=False),
        Binding("slash", "filter", "Filter as you type", show=False),
        Binding("escape", "leave_filter", "Show all again", show=False),
        Binding("v", "turn", "Escalated risks, programmes", show=False),
        Binding("r", "renew", "Look at every store again", show=False),
    ]

    def __init__(self, look: Look, at: str = "", said: str = "") -> None:
        self.set_reactive(App.theme, theme())
        super().__init__()
        self.portfolio = look
        self.chosen: Chosen | None = None
        self._at, self._said = at, said
        self._risks = False
        for ours in THEMES:
            self.register_theme(ours)

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)
        yield RegisterTable(id="table")
        yield Static(id="peek", markup=False)
        yield Input(placeholder="words that the rows hold; escape shows all again", id="filter", compact=True)
        yield KeyBar(KEYS, more=None)

    @property
    def table(self) -> RegisterTable:
        """The table."""
        return self.query_one("#table", RegisterTable)

    @property
    def today(self) -> date:
        """Today's date where the user is."""
        return register.now().date()

    def on_mount(self) -> None:
        self.query_one("#filter").display = False
        self.show()
        self.table.go_to(self._at)
        self.table.focus()
        if self._said:
            self.notify(self._said, severity="warning", markup=False)
        self.action_renew(changed_only=True)

    def show(self) -> None:
        """Show what is kept of each programme."""
        on_ = self.today
        found = (escalated if self._risks else standing)(self.portfolio, on_)
        self.table.show(
            rows_of(found, on_, lambda row, _: f"{row['store']} {row['programme']} {row.get('ref', '')}")
        )
        self._write_title(self.table.rows.data)

    def _write_title(self, rows: Rows, tail: str = "") -> None:
        said = f" {rows.title}: {len(rows.rows)} as of {day_words(self.today)}"
        self.query_one("#title", Static).update(Content(said) + quiet(tail))

    def action_renew(self, *, changed_only: bool = False) -> None:
        self.run_worker(self._renewed(all_=not changed_only), exclusive=True)

    async def _renewed(self, *, all_: bool) -> None:
        renewing, many = self.portfolio.renew(self.today, all_=all_), len(self.portfolio.portfolio.store)
        loop = asyncio.get_running_loop()
        shown, done = loop.time(), 0
        try:
            while await asyncio.to_thread(next, renewing, None) is not None:
                done += 1
                if loop.time() - shown > SHOWN_EVERY_SECONDS:
                    self.show()
                    self._write_title(self.table.rows.data, f"  looked at {done} of {many} stores …")
                    shown = loop.time()
        finally:
            renewing.close()
        self.show()

    @on(RegisterTable.Moved)
    def peek(self) -> None:
        """Show what the row under the cursor says beyond what fits the table."""
        row = self.table.row
        said = zip(self.table.rows.data.fields, row.texts, strict=True) if row else ()
        parts = [quiet(f"{field.header} ") + Content(text) for field, text in said if text]
        self.query_one("#peek", Static).update(Content(" · ").join(parts))

    @on(RegisterTable.Chosen)
    def open_row(self, event: RegisterTable.Chosen) -> None:
        self._open(event.row)

    def _open(self, row: TableRow) -> None:
        places = {place: member for member, place in self.portfolio.places.items()}
        known = row.of.get("entries") is not None or self._risks
        programme = row.of["programme"] if known else None
        self.chosen = Chosen(row.key, places[row.of["store"]].address, programme)
        self.exit()

    def action_open(self) -> None:
        self.table.action_choose()

    def action_sort(self) -> None:
        self.table.action_sort()

    def action_turn(self) -> None:
        self._risks = not self._risks
        self.show()

    def action_filter(self) -> None:
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    @on(Input.Changed, "#filter")
    def filter_rows(self, event: Input.Changed) -> None:
        self.table.filter(event.value)

    @on(Input.Submitted, "#filter")
    def keep_filter(self, event: Input.Submitted) -> None:
        event.input.display = bool(event.value)
        self.table.focus()

    def action_leave_filter(self) -> None:
        field = self.query_one("#filter", Input)
        field.value, field.display = "", False
        self.table.focus()

    def last_words(self, error: Exception) -> str:
        return sentence(error, write_down(error))
