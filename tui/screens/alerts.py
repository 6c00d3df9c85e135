"""All alerts of a date: what is wrong, since when, and what clears it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from domain.foundation.dates import day_words
from domain.foundation.phrases import NOTHING, Phrase
from programme.journal.view import View
from programme.questions.alerting import alerting
from programme.registers.alert_words import kind_of, kind_words
from tui.screens.bases.programme_screen import CLOCK_KEYS
from tui.screens.bases.table import TableScreen
from tui.shared.app_words import in_the_app
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, rows_of
from tui.widgets.footer import FooterKey

# Alerts that count gaps in a whole register.
ONE_AFTER_ANOTHER = frozenset({"risk.incomplete"})
# Stands in the form of each, to be confirmed or put in other words.
REASON = "it was not stated where the risk was brought over from"


class Alerts(TableScreen):
    """The alerts, of one rule or of all."""

    MODE = "overview"
    MARKS = True
    TITLE = "Alerts"
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        *CLOCK_KEYS[:4],
        FooterKey("z", "snooze", "screen.snooze"),
        FooterKey("w", "assign", "screen.assign"),
        FooterKey("/", "filter", "screen.filter"),
        FooterKey("n", "record", "screen.record"),
        FooterKey("⏎", "open", "screen.open"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("z", "snooze", "Snooze the alert, or wake it", show=False, id="snooze"),
        Binding("w", "assign", "Say who sees to the alert", show=False, id="assign"),
    ]
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Every alert that is true on this date: first what blocks a gate, then above tolerance, then law.",
        "Beneath the table: the whole sentence, and what clears the alert.",
        "z snoozes the alert until a day, with a reason: it stays counted, last in the list, and comes back then.",
        "w says who sees to it. Both are entries: who decided that, and when, is in the history.",
        "enter opens what the alert is about, n offers first the entry that clears it, or opens the next gap.",
        "escape goes back to the overview.",
    )

    def __init__(self, rule: str = "") -> None:
        super().__init__()
        self.rule = rule

    def read(self, view: View) -> Rows:
        answer = alerting(view, rule=self.rule or None, by_consequence=True)
        return rows_of(
            answer, view.on, lambda row, _: f"{row['rule']} {row['subject']} {row['sentence'][:80]}"
        )

    def command(self) -> Sequence[str]:
        return ("alerts", "--rule", self.rule) if self.rule else ("alerts",)

    def title_text(self, rows: Rows) -> str:
        said = kind_words(kind_of(self.rule)).capitalize() if self.rule else "Alerts"
        return f"{said}: {len(rows.rows)}"

    def peek(self, row: TableRow) -> Content:
        back, whom = row.of["snoozed_until"], row.of["assigned_to"]
        decided = f" · snoozed until {day_words(back)}" if back else ""
        decided += f" · {whom} sees to it" if whom else ""
        return Content(row.of["sentence"] + decided) + quiet(f" · cleared by {in_the_app(row.of['clears'])}")

    def clears(self) -> Phrase:
        return self.table.row.of["clears"] if self.table.row else NOTHING

    async def action_record(self) -> None:
        """Offer what clears the alert; of many gaps, open the form of the next, so that `n` completes them in turn."""
        if self.marked:
            await super().action_record()
            return
        row = self.table.row
        remedy = next(self.clears().remedies, None)
        if row is None or remedy is None or row.of["rule"] not in ONE_AFTER_ANOTHER:
            await super().action_record()
            return
        from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - not needed for the first paint

        entry_class = ENTRIES[remedy.topic]
        reason = {"reason": REASON} if "reason" in entry_class.__struct_fields__ else {}
        await self.host.open_form(entry_class, given={**reason, **dict(remedy.fields)})

    async def action_snooze(self) -> None:
        await self._decide("alert.woken" if self._here("snoozed_until") else "alert.snoozed")

    async def action_assign(self) -> None:
        await self._decide("alert.assigned")

    def _here(self, key: str) -> object:
        return self.table.row.of[key] if self.table.row else None

    async def _decide(self, topic: str) -> None:
        """Open the form of what is decided about the alert under the cursor."""
        from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - not needed for the first paint

        if self.table.row is not None and self.host.recording_is_off:
            self.host.say(self.host.recording_is_off, refused=True)
        elif self.table.row is not None:
            given = {"rule": str(self._here("rule")), "about": str(self._here("subject"))}
            await self.host.open_form(ENTRIES[topic], given=given)

    async def open(self, row: TableRow) -> None:
        await self.host.open_subject(row.of["subject"])
