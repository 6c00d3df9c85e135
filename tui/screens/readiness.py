"""Readiness: the go-live gate of a phase as a checklist that leads to each thing and back."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual.content import Content

from domain.foundation.phrases import NOTHING, Phrase
from programme.journal.view import View
from programme.questions.readiness import THERE, readiness
from tui.screens.bases.programme_screen import CLOCK_KEYS
from tui.screens.bases.table import TableScreen
from tui.shared.app_words import in_the_app
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, rows_of
from tui.widgets.footer import FooterKey

TICKS = {True: "✔", False: "✘"}


class Readiness(TableScreen):
    """What is asked of a phase before it goes live: ticked, or missing."""

    MODE = "change"
    TITLE = "Readiness"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Everything that is asked of a phase before it goes live: ✔ in place, ✘ missing, with what clears it.",
        "✘ accepted: the phase went live without it, which somebody accepted by name; it is still missing.",
        "✘ unaccepted: the phase went live without it, and nobody accepted that.",
        "enter opens the thing, such as its SOP or its assessment; escape comes back to the same item.",
        "n offers the entry that clears what is missing, filled in as far as it is known.",
        "Move the clock to see when the gate would have opened.",
    )
    NOUNS = ("phase",)
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        *CLOCK_KEYS,
        FooterKey("n", "clear", "screen.record"),
        FooterKey("⏎", "open", "screen.open"),
        FooterKey("/", "filter", "screen.filter"),
        FooterKey("esc", "back", "screen.back"),
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = reference

    def read(self, view: View) -> Rows:
        answer = readiness(view, self.reference)
        rows = [{**row, "state": _ticked(row["state"])} for row in answer.rows]
        answer = msgspec.structs.replace(answer, rows=rows)
        return rows_of(answer, view.on, lambda row, _: f"{row['kind']} {row['subject']}")

    def command(self) -> Sequence[str]:
        return "phase", "readiness", self.reference

    def peek(self, row: TableRow) -> Content:
        of = row.of
        said = Content(f"{of['state']}  ").stylize("bold") + Content(of["sentence"])
        if of["accepted"]:
            said += quiet(f", accepted {of['accepted'].words}")
        return said + quiet(f" · cleared by {in_the_app(of['clears'])}" if of["clears"] else "")

    def clears(self) -> Phrase:
        return self.table.row.of["clears"] if self.table.row else NOTHING

    def subject(self) -> tuple[str | None, int | None]:
        return self.table.row.of["subject"] if self.table.row else self.reference, None

    def land(self, reference: str) -> None:
        """Stay on the item: what was recorded has cleared it, or has not."""


def _ticked(state: str) -> str:
    return f"{TICKS[state == THERE]} {state.replace(THERE, 'in place')}"
