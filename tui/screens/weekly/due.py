"""What is due: everything that is late, and what is to be done in the coming days, by day or by person."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content

from domain.foundation.dates import day_words
from domain.foundation.phrases import NOTHING, Phrase
from programme.journal.view import View
from programme.questions.weekly.due import WITHIN, due
from tui.screens.bases.programme_screen import CLOCK_KEYS
from tui.screens.bases.table import TableScreen
from tui.shared.app_words import in_the_app
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, rows_of
from tui.widgets.footer import FooterKey

HORIZONS = {"7d": "7 days", WITHIN: "14 days", "30d": "30 days", "90d": "90 days", "1y": "a year"}


class DueScreen(TableScreen):
    """What is late and what comes next, of every register."""

    TITLE = "Due"
    MARKS = True
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Everything that is late on this date, and what is due in the next 14 days, of every register.",
        "w looks further ahead: 30 days, 90 days, a year, and then 7 days again.",
        "p puts together what is due from each person or post, and goes back to the order of days.",
        "enter opens the thing; n offers first the entry by which it is done, filled in.",
        "d opens this from every screen; escape goes back.",
    )
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        *CLOCK_KEYS[:4],
        FooterKey("w", "further", "screen.further"),
        FooterKey("p", "by person", "screen.by_person"),
        FooterKey("/", "filter", "screen.filter"),
        FooterKey("n", "record", "screen.record"),
        FooterKey("⏎", "open", "screen.open"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "further", "Look further ahead", show=False, id="further"),
        Binding("p", "by_person", "By person, by day", show=False, id="by-person"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.within = WITHIN

    def asked(self) -> object:
        return self.within

    def read(self, view: View) -> Rows:
        found = rows_of(due(view, self.within), view.on, lambda row, _: f"{row['ref']} {row['what']}")
        # However far ahead is looked, it is one table, sorted as it was.
        return replace(found, title=self.TITLE)

    def command(self) -> Sequence[str]:
        return "due", "--within", self.within

    def title_text(self, rows: Rows) -> str:
        late = sum(row.of["days"] < 0 for row in rows.rows)
        return f"Due: {late} late, {len(rows.rows) - late} more within {HORIZONS[self.within]}"

    def peek(self, row: TableRow) -> Content:
        latest = ", at the latest" if row.of["at_latest"] else ""
        due_on = f"{row.of['title']} · {row.of['what']} due {day_words(row.of['due'])}{latest}"
        whose = f" from {row.of['owner']}" if row.of["owner"] else ""
        return (
            Content(f"{row.of['ref']}  ").stylize("bold")
            + Content(f"{due_on}{whose}")
            + quiet(f" · done by {in_the_app(row.of['clears'])}")
        )

    def clears(self) -> Phrase:
        return self.table.row.of["clears"] if self.table.row else NOTHING

    def action_further(self) -> None:
        horizons = list(HORIZONS)
        self.within = horizons[(horizons.index(self.within) + 1) % len(horizons)]
        self.host.follow()

    def action_by_person(self) -> None:
        together = self.table.rows.sorted_by == "owner"
        self.table.sort_by("days" if together else "owner")

    async def open(self, row: TableRow) -> None:
        await self.host.open_subject(row.of["ref"] or "notional contract")
