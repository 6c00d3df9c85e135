"""Hindsight: the alerts that stood on each day of the programme, as a strip chart, and before each go-live."""

from collections.abc import Iterator, Sequence
from datetime import date
from time import monotonic
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from domain.foundation.dates import day_words
from programme.foundation.moment import Moment
from programme.hindsight.days import Knowing
from programme.hindsight.strip import LEGEND
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.hindsight import Hindsight, LookingBack
from tui.present.hindsight import Looked, before_go_lives, days_words, everything, key_of, stretches
from tui.screens.bases.lengthy import LengthyScreen
from tui.screens.bases.programme_screen import CLOCK_KEYS
from tui.shared.clock import THEN, Clock
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow
from tui.widgets.footer import FooterKey
from tui.widgets.strip_chart import StripChart

# A chart that grows is not drawn anew for every day.
DRAW_SECONDS = 0.4
CHART, STRETCHES, BEFORE = "chart", "stretches", "before each go-live"
FACES = (CHART, STRETCHES, BEFORE)
KNOWN: dict[Knowing, str] = {"now": "all known now", "then": "as known then"}


class HindsightScreen(LengthyScreen):
    """Every day of the programme, by what is known now or by what was known then."""

    TITLE = "Hindsight"
    SHOWS_EVERY_DAY = True
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Each line is a rule, each column days: █ act now, ▒ attend, · note, ? possible; ▲ a go-live, ┃ the clock.",
        "Arrows move over rules and days; enter takes the clock there and lists the alerts of the rule on that day.",
        "K counts on each day only what was known on it, h all that is known now: what could have been seen?",
        "v goes on to every stretch of days, and to what stood before each go-live; / keeps some rules or things.",
        "The chart grows while days are looked at: escape stops that, g goes on; escape again goes back.",
    )
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("⏎", "go there", "screen.open"),
        FooterKey("v", "lists", "screen.turn(1)"),
        FooterKey("K", "as known then", "app.known_then"),
        FooterKey("h", "now", "app.known_now"),
        FooterKey("/", "filter", "screen.filter"),
        FooterKey("esc", "back", "screen.back"),
        *CLOCK_KEYS,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v",
            "turn(1)",
            "Chart, stretches, before each go-live",
            show=False,
            id="next-register",
        ),
        Binding("V", "turn(-1)", "The other way round", show=False, id="register-before"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.face = CHART
        self._looked: Looked | None = None
        self._looking: LookingBack | None = None
        self._found: Hindsight | None = None
        self._drawn = 0.0

    def compose_beside(self) -> ComposeResult:
        yield StripChart(id="strip")

    @property
    def strip(self) -> StripChart:
        """The chart."""
        return self.query_one(StripChart)

    def on_mount(self) -> None:
        self._turn_to(CHART)

    def read(self, view: View) -> Looked:
        register = self.host.register
        assert register is not None  # noqa: S101 - without one nothing is read
        return everything(register)

    def answered(self, view: View) -> Any:  # noqa: ANN401 - as `read`
        # Also where nothing was known on the clock's own day: on others there may have been.
        return self.read(view)

    def show(self, data: Looked) -> None:
        host, clock = self.host, self.clock or Clock()
        if clock.known == THEN:
            data = Looked(host.today, data.position, "then")
        self.strip.look(clock.day(host.today))
        if data == self._looked:
            self.write_title()
            return
        self._looked = data
        if data in host.looked_back:
            self.end("")
            self._show(host.looked_back[data])
        elif host.register is not None:
            self._looking = None
            self.begin(self._days(host.register, data))
        self.write_title()

    def _days(self, register: Register, looked: Looked) -> Iterator[str]:
        yield "reading every entry"
        view = register.at(Moment(looked.last, looked.position, register.today))
        self._looking = looking = LookingBack(view, looked.knowing)
        for day in looking.days():
            yield f"looking at {day_words(day)} of {day_words(looking.first)} to {day_words(looking.last)}"

    def partly(self) -> None:
        if self._looking is not None and (monotonic() - self._drawn > DRAW_SECONDS or not self.working):
            self._drawn = monotonic()
            self._show(self._looking.so_far())

    def done(self) -> None:
        assert self._looking is not None  # noqa: S101 - the work begins with it
        assert self._looked is not None  # noqa: S101 - as above
        found = self._looking.so_far()
        self.host.looked_back[self._looked] = found
        self._show(found)

    def _show(self, found: Hindsight) -> None:
        self._found = found
        # Thousands of rows that nobody sees are not made anew while the chart grows.
        if self.face != CHART or not self.working:
            self.table.show(before_go_lives(found) if self.face == BEFORE else stretches(found))
        self._draw()
        self.write_title()

    def _draw(self) -> None:
        """Draw the stretches that the filter keeps; while there are more and more of them, all."""
        found = self._found
        if found is None or self.face == BEFORE:
            return
        kept = {row.key for row in self.table.rows.shown}
        spans = found.spans if self.working else [span for span in found.spans if key_of(span) in kept]
        live = [phase.live.earliest for phase in found.phases if phase.live]
        self.strip.show(spans, found.first, found.last, live)

    def title_text(self, rows: Rows) -> str:
        looked, found = self._looked, self._found
        said = f"Hindsight, {KNOWN[looked.knowing]}" if looked else "Hindsight"
        if self.face == CHART:
            chart = self.strip.chart
            return (
                f"{said}: {chart.every} a column, {LEGEND}"
                if chart and not self.table.rows.filtered
                else said
            )
        return f"{said}, {self.face}: {len(rows.rows)}" if found else said

    def title_tail(self) -> tuple[str, ...]:
        following = FACES[(FACES.index(self.face) + 1) % len(FACES)]
        return () if self.face == CHART else (following,)

    def action_turn(self, step: int) -> None:
        self._turn_to(FACES[(FACES.index(self.face) + step) % len(FACES)])

    def _turn_to(self, face: str) -> None:
        self.face = face
        self.strip.display, self.table.display = face == CHART, face != CHART
        if self._found is not None:
            self._show(self._found)
        self.come_back()
        self.peek_at_row()

    def come_back(self) -> None:
        (self.strip if self.face == CHART else self.table).focus()

    @on(StripChart.Moved)
    def peek_at_day(self) -> None:
        if self.face == CHART:
            self.query_one("#peek", Static).update(self._day())
            self.write_title()

    def peek_at_row(self) -> None:
        if self.face == CHART:
            # The filter has kept other stretches.
            self._draw()
        else:
            super().peek_at_row()

    def peek(self, row: TableRow) -> Content:
        of = row.of
        when = of["what"] if self.face == BEFORE else f"{days_words(of['days'])} to {day_words(of['last'])}"
        possibly = "" if of["certain"] else "possibly "
        said = f" · {possibly}{of['severity']}, {of['rule']}, since {day_words(of['first'])}, {when}"
        return Content(of["sentence"]) + quiet(said)

    def _day(self) -> Content:
        here = self.strip.here
        if here is None:
            return Content("")
        days = day_words(here.first) + (f" to {day_words(here.last)}" if here.last > here.first else "")
        said = Content(f"{days}  ").stylize("bold")
        if not here.spans:
            return said + quiet(f"{here.rule} did not stand")
        span = here.spans[-1]
        more = f" (and {len(here.spans) - 1} more)" if len(here.spans) > 1 else ""
        possibly = "" if span.certain else "possibly "
        since = f" · {possibly}{span.severity}, {days_words(span.days)} from {day_words(span.first)}"
        return said + Content(f"{span.sentence}{more}") + quiet(since)

    @on(StripChart.Chosen)
    async def go_to_day(self, event: StripChart.Chosen) -> None:
        self._look(event.here.day)
        if event.here.spans:
            await self.host.open_alerts(event.here.rule)

    async def open(self, row: TableRow) -> None:
        self._look(row.of["on"] if self.face == BEFORE else row.of["first"])
        await self.host.open_subject(row.of["subject"])

    def _look(self, day: date) -> None:
        host = self.host
        host.look(host.clock.to(day, host.today))

    def action_open(self) -> None:
        if self.face == CHART:
            self.strip.action_choose()
        else:
            super().action_open()

    def subject(self) -> tuple[str | None, int | None]:
        return (None, None) if self.face == CHART else super().subject()

    def citation(self, view: View) -> Sequence[str]:
        looked = self._looked
        if looked is None:
            return super().citation(view)
        return (
            "hindsight", "--knowing", looked.knowing, "--as-of", looked.last.isoformat(),
            "--as-known", f"#{looked.position}",
        )  # fmt: skip
