"""Drawing a strip chart: a line for each rule, a column for each stretch of days, a letter where an alert stood."""

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from programme.hindsight.spans import Span
from programme.hindsight.strip import LETTERS, POSSIBLE, chart
from tui.shared.marks import mark
from tui.shared.texts import fit

if TYPE_CHECKING:
    from programme.hindsight.chart import Chart

HEAD = 2  # lines that stay: the years, and the marks beneath them
COUNT = len(" 12345 d ")
CLOCK, LIVE = "┃", "▲"
MARKS = {letter: mark("severity", severity, date.max) for severity, letter in LETTERS.items()}
MARKS[POSSIBLE] = "quiet"


class Here(NamedTuple):
    """Where the cursor is: a rule, the days of a column, and the stretches of the rule that touch them."""

    rule: str
    first: date
    last: date
    spans: tuple[Span, ...]

    @property
    def day(self) -> date:
        """The first day of the column on which the rule stood, or else its first day."""
        return max(self.first, min((span.first for span in self.spans), default=self.first))


class StripLines(ScrollView):
    """The lines of a chart beneath two that stay, with a cursor on a day of a rule."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"chart--{name}" for name in ("head", "cursor", "resting", "bad", "warn", "quiet", "empty")
    }

    at: reactive[int] = reactive(0)
    day: reactive[date | None] = reactive(None)

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._spans: dict[str, list[Span]] = {}
        self._first = self._last = date.min
        self._live: tuple[date, ...] = ()
        self._clock: date | None = None
        self._named = 0
        self.chart: Chart | None = None

    @property
    def here(self) -> Here | None:
        """Where the cursor is; None while there is nothing."""
        if self.chart is None or not self.chart.lines or self.day is None:
            return None
        line = self.chart.lines[min(self.at, len(self.chart.lines) - 1)]
        first = self.chart.columns[self.chart.column(self.day)]
        last = min(first + timedelta(days=self.chart.step - 1), self._last)
        alike = self._spans[line.rule]
        return Here(
            line.rule, first, last, tuple(span for span in alike if span.first <= last and first <= span.last)
        )

    def lay_out(self) -> None:
        if not self._spans:
            self.chart = None
        else:
            width = max(20, self.scrollable_content_region.width)
            self._named = min(max(map(len, self._spans)), max(12, width // 3))
            room = max(8, width - self._named - COUNT - 2)
            every = [span for alike in self._spans.values() for span in alike]
            self.chart = chart(every, self._first, self._last, room)
        lines = len(self.chart.lines) if self.chart else 1
        self.virtual_size = Size(self.scrollable_content_region.width, lines + HEAD)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        self.lay_out()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if self.chart is None:
            style = self.get_component_rich_style("chart--empty")
            said = " no alert stood on any day" if y == HEAD else ""
            return Strip([Segment(fit(said, width), style)]).adjust_cell_length(width, style)
        if y < HEAD:
            style = self.get_component_rich_style("chart--head")
            said = self.chart.axis() if y == 0 else self._marks()
            text = " " * (1 + self._named + COUNT) + said
            return Strip([Segment(fit(text, width), style)]).adjust_cell_length(width, style)
        place = y - HEAD + self.scroll_offset.y
        if place >= len(self.chart.lines):
            return Strip.blank(width, self.rich_style)
        return self._line(place, width)

    def _line(self, place: int, width: int) -> Strip:
        assert self.chart is not None  # noqa: S101 - there is no line without one
        line, here = self.chart.lines[place], place == self.at
        style = self.rich_style
        cursor = self.get_component_rich_style("chart--cursor" if self.has_focus else "chart--resting")
        label = f" {fit(line.rule, self._named)} {line.days:>5} d "
        segments = [Segment(label, cursor if here else style)]
        at = self.chart.column(self.day) if here and self.day is not None else -1
        for (letter, marked), cells in groupby(
            (cell, column == at) for column, cell in enumerate(line.cells)
        ):
            drawn = self._style(letter, style)
            # The cell under the cursor is told by a shape, too, so that it is found without colours.
            text = (letter if letter != " " else "□") if marked else letter
            segments.append(
                Segment(text * len(list(cells)), drawn + Style(reverse=True) if marked else drawn)
            )
        return Strip(segments).adjust_cell_length(width, style)

    def _style(self, letter: str, style: Style) -> Style:
        marked = MARKS.get(letter)
        return style + self.get_component_rich_style(f"chart--{marked}", partial=True) if marked else style

    def _marks(self) -> str:
        assert self.chart is not None  # noqa: S101 - nothing is marked without one
        marks = [" "] * len(self.chart.columns)
        for day in self._live:
            if self._first <= day <= self._last:
                marks[self.chart.column(day)] = LIVE
        if self._clock is not None:
            marks[self.chart.column(self._clock)] = CLOCK
        return "".join(marks)
