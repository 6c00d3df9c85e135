"""The scrubber: the whole history on one line, where entries cluster and where nothing was recorded."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from domain.foundation.dates import day_words
from tui.present.history_line import Stretch, bar, end, stretches

MARK = "┃"


class Scrubber(Static, can_focus=True):
    """Click it, or go to it with tab and use the arrows, to move the clock."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Earlier", show=False),
        Binding("right", "move(1)", "Later", show=False),
    ]
    here: reactive[date | None] = reactive(None)

    class Moved(Message):
        """Somebody chose a date on it."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._days: Mapping[date, int] = {}
        self._today: date | None = None

    def show(self, days: Mapping[date, int], here: date, today: date) -> None:
        """Show where a date lies among the days on which something happened."""
        self._days, self._today = days, today
        self.here = here
        self.refresh()

    def render(self) -> Content:
        if self.here is None or self._today is None or not self._days:
            return Content("")
        found = self._stretches()
        first, last = self._ends(found)
        drawn = bar(found)
        at = next((place for place, stretch in enumerate(found) if stretch.holds(self.here)), None)
        if at is None:
            return Content(f"{first}{drawn}{last}")
        return (
            Content(f"{first}{drawn[:at]}")
            + Content(MARK).stylize("bold reverse")
            + Content(drawn[at + 1 :]).stylize("dim")
            + Content(last)
        )

    def action_move(self, step: int) -> None:
        if self.here is None:
            return
        found = self._stretches()
        at = next((place for place, stretch in enumerate(found) if stretch.holds(self.here)), 0)
        place = max(0, min(len(found) - 1, at + step))
        if place != at:
            self.post_message(self.Moved(found[place].last))

    def on_click(self, event: events.Click) -> None:
        found = self._stretches()
        place = event.x - len(self._ends(found)[0])
        if self._days and 0 <= place < len(found):
            self.post_message(self.Moved(found[place].last))

    def _stretches(self) -> list[Stretch]:
        today = self._today or date.min
        room = self.size.width - 2 * len(" 00 Mmm 0000 ")
        # A date ahead of today, or an old programme's last days, are part of the line.
        return stretches(self._days, max(end(self._days, today), self.here or today), max(1, room))

    @staticmethod
    def _ends(found: list[Stretch]) -> tuple[str, str]:
        return f" {day_words(found[0].first)} ", f" {day_words(found[-1].last)} "
