"""Asking for a date in people's words."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from domain.foundation.dates import day_words
from domain.foundation.typed_dates import understand_day
from tui.dialogs.box import BACK, Modal
from tui.widgets.footer import FooterKey
from tui.widgets.one_line import OneLine


class AskDate(Modal[date | None]):
    """One line that takes a date and says how it is understood."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (FooterKey("⏎", "go there"), BACK)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False)]

    def __init__(self, today: date, title: str = "Look at which date?") -> None:
        super().__init__()
        self.today, self.heading = today, title

    def compose_box(self) -> ComposeResult:
        with Vertical(id="ask-date") as box:
            box.border_title = self.heading
            yield OneLine(placeholder="27 jan 2009, 2008-12-01, last friday, 3 months ago", compact=True)
            yield Static(id="understood", markup=False)

    @on(Input.Changed)
    def say_how_it_is_understood(self, event: Input.Changed) -> None:
        day, why = understood(event.value, self.today)
        self.query_one("#understood", Static).update(Content(day_words(day) if day else why))

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        day, why = understood(event.value, self.today)
        if day is not None:
            self.dismiss(day)
        else:
            self.query_one("#understood", Static).update(Content(why or "type a date"))


def understood(text: str, today: date) -> tuple[date | None, str]:
    """Return the day that is meant, or why it is none."""
    if not text.strip():
        return None, ""
    try:
        return understand_day(text, today), ""
    except ValueError as error:
        return None, str(error)
