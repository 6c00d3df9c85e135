"""All alerts of a date: what is wrong, since when, and what clears it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from domain.foundation.phrases import NOTHING, Phrase
from programme.journal.view import View
from programme.questions.alerting import alerting
from programme.registers.alert_words import kind_of, kind_words
from tui.screens.bases.table import TableScreen
from tui.shared.app_words import in_the_app
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, rows_of


class Alerts(TableScreen):
    """The alerts, of one rule or of all."""

    MODE = "overview"
    TITLE = "Alerts"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Every alert that is true on this date, the gravest and oldest first; of one kind by score and by go-live.",
        "Beneath the table: the whole sentence, and what clears the alert.",
        "At the latest means that it may have been true earlier: what it follows from is not dated to the day.",
        "enter opens what the alert is about, n offers first the entry that clears it.",
        "escape goes back to the overview.",
    )

    def __init__(self, rule: str = "") -> None:
        super().__init__()
        self.rule = rule

    def read(self, view: View) -> Rows:
        answer = alerting(view, rule=self.rule or None, by_gravity=bool(self.rule))
        return rows_of(
            answer, view.on, lambda row, _: f"{row['rule']} {row['subject']} {row['sentence'][:80]}"
        )

    def command(self) -> Sequence[str]:
        return ("alerts", "--rule", self.rule) if self.rule else ("alerts",)

    def title_text(self, rows: Rows) -> str:
        said = kind_words(kind_of(self.rule)).capitalize() if self.rule else "Alerts"
        return f"{said}: {len(rows.rows)}"

    def peek(self, row: TableRow) -> Content:
        return Content(row.of["sentence"]) + quiet(f" · cleared by {in_the_app(row.of['clears'])}")

    def clears(self) -> Phrase:
        return self.table.row.of["clears"] if self.table.row else NOTHING

    async def open(self, row: TableRow) -> None:
        await self.host.open_subject(row.of["subject"])
