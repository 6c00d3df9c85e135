"""The plan: phases with their gates, and milestones, on one time line."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from programme.journal.view import View
from programme.questions.planning.plan import plan
from tui.screens.bases.programme_screen import CLOCK_KEYS
from tui.screens.bases.table import TableScreen
from tui.tables.rows import Rows, TableRow, rows_of
from tui.widgets.footer import FooterKey

# What stands beside the time line in the columns that are always shown.
BESIDE = 62
NARROWEST, WIDEST = 16, 72


class Plan(TableScreen):
    """What is planned, forecast and was so, on a time line."""

    MODE = "change"
    TITLE = "Plan"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Each phase and after it its milestones: ◇ planned, ▷ forecast, ◆ as it was, │ the day of the clock.",
        "A phase runs as ═ from its start; - is what was planned. Gate says what a phase misses, or passed with.",
        "enter opens a phase or a milestone, where the trend of its forecasts is drawn; escape comes back.",
        "n records what happened to it, such as a forecast; move the clock to see the plan as it was believed then.",
    )
    NOUNS = ("milestone", "phase")
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        *CLOCK_KEYS,
        FooterKey("n", "record", "screen.record"),
        FooterKey("⏎", "open", "screen.open"),
        FooterKey("/", "filter", "screen.filter"),
        FooterKey("esc", "back", "screen.back"),
    )

    def read(self, view: View) -> Rows:
        room = max(NARROWEST, min(WIDEST, self.size.width - BESIDE))
        return rows_of(plan(view, room), view.on, lambda row, _: str(row["ref"]))

    def command(self) -> Sequence[str]:
        return ("plan",)

    def peek(self, row: TableRow) -> Content:
        slip = row.of["slip_days"]
        late = "" if not slip else f" · {abs(slip)} days {'later' if slip > 0 else 'earlier'} than planned"
        return Content(f"{row.of['ref']} {row.of['title']} ({row.of['state']}){late}")

    def subject(self) -> tuple[str | None, int | None]:
        return self.table.row.of["ref"] if self.table.row else None, None
