"""The strip chart: moving in it by rule and by day, with keys and with the mouse."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message

from programme.hindsight.spans import Span
from tui.widgets.strip_lines import COUNT, HEAD, Here, StripLines


class StripChart(StripLines, can_focus=True):
    """A chart to move in, by rule and by day."""

    DEFAULT_CSS = """
    StripChart {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        background: $background;
    }

    StripChart > .chart--head { text-style: bold; background: $panel; color: $text; }
    StripChart > .chart--cursor {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: bold;
    }
    StripChart > .chart--resting { background: $surface; color: $text; }
    StripChart > .chart--bad { color: $text-error; text-style: bold; }
    StripChart > .chart--warn { color: $text-warning; }
    StripChart > .chart--quiet { color: $foreground-muted; }
    StripChart > .chart--empty { color: $foreground-muted; text-style: italic; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "rule(-1)", "The rule above", show=False),
        Binding("down,j", "rule(1)", "The rule below", show=False),
        Binding("left", "column(-1)", "Earlier", show=False),
        Binding("right", "column(1)", "Later", show=False),
        Binding("pageup", "rule(-10)", "Ten rules up", show=False),
        Binding("pagedown", "rule(10)", "Ten rules down", show=False),
        Binding("home", "column(-100000)", "The first day", show=False),
        Binding("end", "column(100000)", "The last day", show=False),
        Binding("enter", "choose", "Go to that day", show=False),
    ]

    class Moved(Message):
        """The cursor is on another rule or day, or the chart is another."""

    class Chosen(Message):
        """A day of a rule was chosen."""

        def __init__(self, here: Here) -> None:
            super().__init__()
            self.here = here

    def show(self, spans: Iterable[Span], first: date, last: date, live: Sequence[date]) -> None:
        """Show the alerts from a first to a last day; `live` are the days on which phases went live."""
        rule = self.here.rule if self.here else ""
        self._spans = {}
        for span in spans:
            self._spans.setdefault(span.rule, []).append(span)
        self._first, self._last, self._live = first, last, tuple(live)
        self.lay_out()
        rules = [line.rule for line in self.chart.lines] if self.chart else []
        self.set_reactive(StripChart.at, rules.index(rule) if rule in rules else 0)
        if self.day is None:
            self.set_reactive(StripChart.day, last if self._clock is None else self._clock)
        self.post_message(self.Moved())

    def look(self, day: date) -> None:
        """Mark the day that the clock looks at, and go there."""
        if day != self._clock:
            self._clock = self.day = day
        self.refresh()

    def watch_at(self) -> None:
        around = Region(0, self.at, 1, HEAD + 1)
        self.scroll_to_region(around, animate=False, force=True, x_axis=False, immediate=True)
        self._moved()

    def watch_day(self) -> None:
        self._moved()

    def _moved(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def action_rule(self, step: int) -> None:
        if self.chart:
            self.at = max(0, min(self.at + step, len(self.chart.lines) - 1))

    def action_column(self, step: int) -> None:
        if self.chart and self.day is not None:
            place = self.chart.column(self.day) + step
            self.day = self.chart.columns[max(0, min(place, len(self.chart.columns) - 1))]

    def action_choose(self) -> None:
        if self.here:
            self.post_message(self.Chosen(self.here))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None or self.chart is None:
            return
        place = offset.y - HEAD + self.scroll_offset.y
        if not (0 <= place < len(self.chart.lines) and offset.y >= HEAD):
            return
        self.at = place
        column = offset.x - self._named - COUNT - 1
        if 0 <= column < len(self.chart.columns):
            again = event.chain > 1
            self.day = self.chart.columns[column]
            if again:
                self.action_choose()
