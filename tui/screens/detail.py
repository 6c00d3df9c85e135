"""Everything about one thing, whatever it is: how it stands above, every entry that made it so below."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

import msgspec
from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content

from domain.foundation.references import kind_of
from programme.answers.answer import Answer
from programme.journal.view import View
from programme.questions.showing import show
from programme.questions.timeline import FIELDS
from tui.dialogs.choose import Choice, Choose
from tui.present.lines import PanelLine
from tui.present.thing import detail_lines
from tui.screens.bases.programme_screen import CLOCK_KEYS, ProgrammeScreen
from tui.shared.names import line
from tui.shared.texts import TextLine, fit, quiet
from tui.tables.register_table import RegisterTable
from tui.tables.rows import Rows, rows_of
from tui.widgets.footer import FooterKey
from tui.widgets.page import Page
from tui.widgets.panel import Panel

HISTORY = tuple(field for field in FIELDS if field.key != "refs")


# Beside what names the thing in its own fields; the others meet it in an entry.
LEANS = "leans on it"


class ReadDetail(msgspec.Struct, frozen=True):
    """The lines above, the entries below, and what the thing is linked with."""

    title: str
    lines: list[TextLine]
    history: Rows
    linked: list[Choice]


class Detail(ProgrammeScreen):
    """One thing, and its history."""

    TITLE = "Detail"
    HELP_LINES = (
        "Above: how the thing stands on this date, what about it needs someone, and what it is linked with.",
        "Below: every entry that made it so; enter shows all of an entry and what became of it.",
        "Between: what it is linked with, first what leans on it; enter goes there, backspace comes back.",
        "tab goes from part to part; move the clock and watch it change; b says which entry made each value so.",
        "n records the next thing that happened to it; r shows the go-live gate of a phase as a checklist.",
    )
    KEYS = (
        *CLOCK_KEYS,
        FooterKey("l", "linked", "screen.links"),
        FooterKey("n", "record", "screen.record"),
        FooterKey("b", "why", "screen.why"),
        FooterKey("esc", "back", "screen.back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "links", "Open something linked", show=False, id="links"),
        Binding("r", "readiness", "The go-live gate of a phase", show=False, id="readiness"),
    ]

    def __init__(self, reference: str) -> None:
        super().__init__()
        self.reference = self.looked_at = reference
        self.typing = False
        self._linked: list[Choice] = []

    def compose_body(self) -> ComposeResult:
        with Container(id="detail"):
            with VerticalScroll(id="stands", can_focus=True):
                yield Page(id="stands-text")
            yield Panel("Linked: ⏎ goes there, ⌫ comes back", id="linked")
            yield RegisterTable(id="history")

    def read(self, view: View) -> ReadDetail:
        shown = show(view, self.reference)
        answer = Answer("History", HISTORY, shown.history, shown.about)
        history = rows_of(answer, view.on, lambda row, _: f"#{row['position']}")
        leaning = shown.leaning
        recorded = [ref for entry in shown.recorded for ref in entry["refs"]]
        named = dict.fromkeys((*leaning, *shown.linked, *recorded, *(claim["ref"] for claim in shown.claims)))
        linked = [
            Choice(reference, line(view.programme, reference), LEANS if reference in leaning else "")
            for reference in named
        ]
        state = shown.fields.get("state")
        title = f"{self.reference} {shown.kind}{f', {state}' if state else ''}"
        return ReadDetail(title, list(detail_lines(view, shown)), history, linked)

    def show(self, data: ReadDetail) -> None:
        self.query_one("#stands", VerticalScroll).border_title = Content(data.title)
        self.query_one("#stands-text", Page).show(data.lines)
        self.query_one("#history", RegisterTable).show(data.history)
        self._linked = data.linked
        panel = self.query_one("#linked", Panel)
        panel.display = bool(data.linked)
        panel.show(partial(_link_lines, data.linked))

    @on(Panel.Chosen)
    def open_link(self, event: Panel.Chosen) -> None:
        self.host.open_reference(event.line.key)

    def say_others(self, said: str) -> None:
        """Say who else looks at the thing, below how it stands."""
        self.query_one("#stands", VerticalScroll).border_subtitle = Content(said)

    def subject(self) -> tuple[str | None, int | None]:
        table = self.query_one("#history", RegisterTable)
        return self.reference, table.row.of["position"] if table.has_focus and table.row else None

    def command(self) -> Sequence[str]:
        return "show", self.reference

    def land(self, reference: str) -> None:
        self.query_one("#history", RegisterTable).action_end(1)

    @on(RegisterTable.Chosen)
    def open_entry(self, event: RegisterTable.Chosen) -> None:
        from tui.dialogs.entry import EntryScreen  # noqa: PLC0415 - not needed for the first paint

        self.app.push_screen(EntryScreen(event.row.of))

    def action_readiness(self) -> None:
        if kind_of(self.reference).noun == "phase":
            self.host.open_readiness(self.reference)
        else:
            self.host.say("Only a phase has a go-live gate: r works on one.")

    def action_links(self) -> None:
        if not self._linked:
            self.host.say(f"{self.reference} is linked with nothing yet.")
            return
        self.app.push_screen(Choose(f"{self.reference} is linked with", self._linked), self._linked_chosen)

    def _linked_chosen(self, reference: str | None) -> None:
        if reference:
            self.host.open_reference(reference)


def _link_lines(linked: Sequence[Choice], width: int) -> Iterator[PanelLine]:
    for choice in linked:
        tail = f" · {choice.meaning}" if choice.meaning else ""
        said = fit(choice.name, min(cell_len(choice.name), max(1, width - len(tail))))
        yield PanelLine(Content(said) + quiet(tail), ("show", choice.key), choice.key)
