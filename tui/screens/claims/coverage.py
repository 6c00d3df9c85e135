"""Coverage: what of a source is claimed and recorded, place by place, with the strip of the chapter looked at."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from programme.journal.view import View
from programme.questions.claims.coverage import LEGEND, LETTERS, chapter_of, coverage
from tui.screens.bases.table import TableScreen
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, rows_of


class CoverageScreen(TableScreen):
    """The places of one source, in the order of its outline."""

    TITLE = "Coverage"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Each place of a source, and whether something is claimed or recorded there on this date.",
        f"Above: the chapter of the place looked at; {LEGEND}.",
        "A place is covered when something is claimed or recorded there; that it is claimed does not make it so.",
        "enter opens the first claim of a place, and from it what was recorded; / filters, as standing:missing.",
        "v goes on to the next source; escape goes back.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "turn", "The next source", show=False, id="next-register")
    ]
    DEFAULT_CSS = "CoverageScreen #strip { height: auto; max-height: 5; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.source: str | None = None
        self._sources: list[str] = []

    def compose_above(self) -> ComposeResult:
        yield Static(id="strip", markup=False)

    def read(self, view: View) -> Rows:
        self._sources = [*view.programme.publications]
        if self.source not in self._sources:
            self.source = next(iter(self._sources), None)
        return rows_of(coverage(view, self.source), view.on, lambda row, _: row["place"])

    def command(self) -> Sequence[str]:
        return ("coverage", self.source) if self.source else ("coverage",)

    def title_text(self, rows: Rows) -> str:
        covered = sum(bool(row.of["claims"] or row.of["entries"]) for row in rows.rows)
        return f"{rows.title}: {covered} of {len(rows.rows)} places"

    def peek_at_row(self) -> None:
        super().peek_at_row()
        row = self.table.row
        self.query_one("#strip", Static).update(self._strip(row) if row else Content(""))

    def _strip(self, row: TableRow) -> Content:
        """Return the strip of the chapter that a place is in, with the place marked."""
        chapter = chapter_of(row.of["place"])
        rows = [one for one in self.table.rows.data.rows if chapter_of(one.of["place"]) == chapter]
        strip = "".join(LETTERS[one.of["standing"]] for one in rows)
        here = len(chapter) + 2 + next(at for at, one in enumerate(rows) if one.key == row.key)
        return Content(f"{chapter}  {strip}").stylize("reverse", here, here + 1) + quiet(f"  {LEGEND}")

    def subject(self) -> tuple[str | None, int | None]:
        row = self.table.row
        return (row.of["claims"][0] if row and row.of["claims"] else self.source), None

    async def open(self, row: TableRow) -> None:
        if row.of["claims"]:
            self.host.open_reference(row.of["claims"][0])
        else:
            entries = ", ".join(f"#{position}" for position in row.of["entries"]) or "nothing"
            self.host.say(f"Nothing is claimed at {row.of['place']}; recorded from it: {entries}.")

    def action_turn(self) -> None:
        if self.source in self._sources:
            place = self._sources.index(self.source) + 1
            self.source = self._sources[place % len(self._sources)]
            self.clear_filter()
            self.host.follow()
