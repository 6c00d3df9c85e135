"""One entry: every field, its envelope, and what became of it."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from domain.entries.catalogue import ENTRIES
from programme.answers.answer import worded
from programme.questions.timeline import known_words
from tui.dialogs.box import BACK, Modal
from tui.shared.host import host_of
from tui.shared.marks import stamp_words
from tui.shared.texts import TextLine, heading, labelled
from tui.widgets.footer import FooterKey
from tui.widgets.page import Page


class EntryScreen(Modal[None]):
    """An entry as it was recorded."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("e", "correct", "screen.amend('entry.corrected')"),
        FooterKey("w", "withdraw", "screen.amend('entry.withdrawn')"),
        BACK,
    )
    RECORDING = frozenset({"e", "w"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss(None)", "Back", show=False),
        Binding("e", "amend('entry.corrected')", "Correct it", show=False),
        Binding("w", "amend('entry.withdrawn')", "Withdraw it", show=False),
    ]

    def __init__(self, row: Mapping[str, Any]) -> None:
        super().__init__()
        self.row = row

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="entry") as box:
            box.border_title = Content(f"#{self.row['position']} {self.row['entry']}")
            yield Page(entry_lines(self.row))

    async def action_amend(self, topic: str) -> None:
        """Take the entry back, or what is wrong in it: both are entries of their own."""
        host = host_of(self)
        self.dismiss(None)
        await host.open_form(ENTRIES[topic], position=self.row["position"])


def entry_lines(row: Mapping[str, Any]) -> Iterator[TextLine]:
    """Yield the lines of an entry: its fields, its envelope, what became of it."""
    yield heading("What it says")
    yield from labelled(
        (name.replace("_", " "), text) for name, value in row["fields"].items() if (text := worded(value))
    )
    yield Content("")
    yield heading("Envelope")
    yield from labelled(
        (
            ("so from", row["effective"].words),
            ("as EDTF", row["effective"].edtf),
            ("recorded", stamp_words(row["recorded_at"])),
            ("by", row["by"]),
            ("evidence", "; ".join(row["evidence"]) or "none given"),
            ("known", known_words(row) or "since it was recorded"),
            ("place", f"#{row['position']} of the journal"),
        )
    )
    yield Content("")
    yield heading("What became of it")
    yield Content(row["status"] or "it stands as it was recorded")
