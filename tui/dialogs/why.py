"""Why a thing is as it is: every value that changed, by which entry."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from programme.questions.timeline import known_words
from tui.dialogs.box import Modal
from tui.shared.texts import TextLine, heading, quiet
from tui.widgets.page import Page


class Why(Modal[None]):
    """The entries that made a thing what it is, by what they changed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,b", "dismiss(None)", "Back", show=False)]

    def __init__(self, reference: str, rows: Sequence[dict[str, Any]]) -> None:
        super().__init__()
        self.reference, self.rows = reference, rows

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="entry") as box:
            box.border_title = Content(f"Why {self.reference} is as it is")
            yield Page(why_lines(self.rows))


def why_lines(rows: Sequence[dict[str, Any]]) -> Iterator[TextLine]:
    """Yield each thing that is said, and beneath it the entries that changed it."""
    for field in dict.fromkeys(row["field"] for row in rows):
        yield heading(field)
        for row in (row for row in rows if row["field"] == field):
            was = quiet(f" (was {row['before']})") if row["before"] else Content("")
            said = Content(row["after"] or "nothing") + was
            known = f", known {words}" if (words := known_words(row)) else ""
            yield said + quiet(
                f" · #{row['position']} {row['entry']}, {row['effective'].words}, {row['by']}{known}"
            )
