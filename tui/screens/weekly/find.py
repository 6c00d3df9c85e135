"""Finding: every entry in which words stand, whatever field they are in, the best first."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from programme.answers.answer import Answer
from programme.journal.view import View
from programme.questions.find.find import FIELDS, find
from tui.screens.bases.table import TableScreen
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, rows_of
from tui.widgets.one_line import OneLine


class Find(TableScreen):
    """What is found by words."""

    TITLE = "Find"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Type words, or their beginnings, and enter: every entry in which all of them stand, the best first.",
        "All that was ever recorded is looked through: titles, causes, notes, evidence, who recorded it.",
        "Words in quotation marks stand next to each other; what is sealed or erased is not found.",
        "enter opens the entry, n records about the same thing; f asks for other words.",
        "Move the clock to find what was known and so at another moment; escape goes back.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f", "ask", "Find other words", show=False, id="ask")]

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words

    def compose_above(self) -> ComposeResult:
        yield OneLine(self.words, placeholder="words, then enter", id="find", compact=True)

    def come_back(self) -> None:
        if self.words:
            super().come_back()
        else:
            self.action_ask()

    def action_ask(self) -> None:
        self.query_one("#find", Input).focus()

    @on(Input.Submitted, "#find")
    def look_for(self, event: Input.Submitted) -> None:
        self.words = event.value.strip()
        self.come_back()
        self.host.follow()

    def asked(self) -> object:
        return self.words

    def read(self, view: View) -> Rows:
        nothing = Answer(self.TITLE, FIELDS, [], empty="Type words and enter.")
        answer = find(view, self.words) if self.words else nothing
        return rows_of(answer, view.on, lambda row, _: f"#{row['position']}")

    def command(self) -> Sequence[str]:
        return "find", *self.words.split()

    def title_text(self, rows: Rows) -> str:
        return f"{rows.title}: {len(rows.rows)}" if self.words else rows.title

    def peek(self, row: TableRow) -> Content:
        status = f" · {row.of['status']}" if row.of["status"] else ""
        said = f"{row.of['found']} · {row.of['effective'].words}"
        return (
            Content(f"#{row.of['position']} {row.of['entry']}  ").stylize("bold")
            + Content(said)
            + quiet(f" · recorded by {row.of['by']}{status}")
        )

    async def open(self, row: TableRow) -> None:
        from tui.dialogs.entry import EntryScreen  # noqa: PLC0415 - not needed for the first paint

        self.app.push_screen(EntryScreen(row.of))

    def subject(self) -> tuple[str | None, int | None]:
        reference, _ = super().subject()
        row = self.table.row
        return reference, row.of["position"] if row else None
