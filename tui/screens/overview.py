"""The overview: what needs someone, where the phases are, and around them whatever there is room for."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from domain.foundation.phrases import NOTHING, Phrase
from domain.state.programme import Programme
from programme.journal.view import View
from programme.questions.reckoning.forecast import forecast
from programme.questions.status import Status, status
from programme.registers.alert_groups import AlertGroup
from programme.registers.consequence import Ranked, gate_words, ranked
from tui.present.overview import (
    at_most_lines,
    group_key,
    need_lines,
    number_lines,
    phase_lines,
    progress_lines,
    verdict_line,
)
from tui.screens.bases.programme_screen import CLOCK_KEYS, ProgrammeScreen
from tui.shared.names import is_reference
from tui.widgets.footer import FooterKey
from tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tui.screens.dashboard.beside import Beside
    from tui.widgets.heat_map import HeatMap

# Narrower than this, the first screen needs all the room.
BROAD = 120
# By then the first screen is on the terminal.
PAINTED_SECONDS = 0.2


class ReadOverview(msgspec.Struct, frozen=True):
    """Where the programme stands, with its alerts put together by kind."""

    status: Status
    needs: tuple[Ranked, ...]
    gate: str
    forecasts: list[dict[str, Any]]
    programme: Programme
    at_most: bool


class Overview(ProgrammeScreen):
    """Where the programme stands, in the first second."""

    MODE = "overview"
    TITLE = "Overview"
    SAYS_AT_MOST = True
    HELP_LINES = (
        "The first line is the verdict. Below, what needs someone: at a gate, above tolerance, by law, the rest.",
        "Alerts of one kind are one line, ! act now, • needs attention, ? possible; ! lists all, where z snoozes one.",
        "Phases stand on a time line: ═ under way, ◇ planned, ◆ live, │ this day; enter shows the go-live gate.",
        "Where there is room: the heat map, assessments, what is next, signs of life, what moved since you looked.",
        "tab goes from part to part; enter opens what a line counts. Every part follows the date in the top line.",
    )
    KEYS = (*CLOCK_KEYS, FooterKey("!", "alerts", "screen.alerts"), FooterKey("n", "record", "screen.record"))
    NOUNS = ("phase", "process", "change", "sop", "risk", "staff-issue", "eia", "unit")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "alerts", "All alerts", show=False, id="alerts")
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (BROAD, "-broad"), (190, "-broader")]  # noqa: RUF012 - as its vertical ones

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[str, AlertGroup] = {}
        self._data: ReadOverview | None = None

    def compose_body(self) -> ComposeResult:
        yield Static(id="verdict", markup=False)
        with VerticalScroll(id="overview", can_focus=False), Container(id="parts"):
            with Container(id="first"):
                yield Panel("Needs you", id="needs")
                yield Panel("Phases", id="strip")
                yield Panel("Progress of process changes", id="counted")
                yield Panel("Registers", id="numbers")
            yield Container(id="along")

    def read(self, view: View) -> ReadOverview:
        found = status(view)
        alerts = [*found.alerts, *found.possible_alerts]
        needs = ranked(view.programme, alerts, view.on)
        gate = gate_words(view.programme, view.on)
        return ReadOverview(found, needs, gate, forecast(view).rows, view.programme, view.bounds_alone)

    def show(self, data: ReadOverview) -> None:
        assert self.view is not None  # noqa: S101 - it is shown of a view
        self._data = data
        self.groups = {group_key(one, group): group for one in data.needs for group in one.groups}
        on_, found = self.view.on, data.status
        needs, strip = self.query_one("#needs", Panel), self.query_one("#strip", Panel)
        needs.show(partial(need_lines, data.needs, data.gate, on_))
        # Guarantee: what is painted before the order of imprecise dates was tried says that less may be certain.
        needs.border_title = f"Needs you: {'at most ' if data.at_most else ''}{len(found.alerts)}"
        strip.show(partial(phase_lines, found, data.programme, on_))
        self.query_one("#counted", Panel).show(partial(progress_lines, found.progress, data.forecasts))
        self.query_one("#numbers", Panel).show(lambda _: number_lines(found))
        self._judge()
        if (beside := self._beside) is not None:
            beside.follow(self.view)
        else:
            self.call_after_refresh(self._fill_beside)

    def _judge(self) -> None:
        """Write the verdict; where certain stays at most so, it is said why."""
        data, line = self._data, self.query_one("#verdict", Static)
        if data is None or self.view is None:
            return
        said = verdict_line(data.status.verdict, self.size.width, at_most=data.at_most)
        if data.at_most and self.view is self.view.whole:
            said = said.append("\n").append("".join(at_most_lines()))
        line.update(said)

    def on_resize(self, _: events.Resize) -> None:
        self._judge()
        self._fill_beside()

    @property
    def _beside(self) -> "Beside | None":
        along = self.query_one("#along").children
        return cast("Beside", along[0]) if along else None

    def _fill_beside(self) -> None:
        """Put something beside the first screen, if there is room, once that has been painted of all that is known."""
        view = self.view
        if self._beside is None and view is not None and view is view.whole and self.size.width >= BROAD:
            self.run_worker(self._put_beside(), group="put-beside", exclusive=True, exit_on_error=False)

    async def _put_beside(self) -> None:
        await asyncio.sleep(PAINTED_SECONDS)
        from tui.screens.dashboard.beside import Beside  # noqa: PLC0415 - not needed for the first paint

        if self._beside is None and self.is_attached:
            made = Beside()
            await self.query_one("#along").mount(made)
            if self.view is not None:
                made.follow(self.view)

    def citation(self, view: View) -> Sequence[str]:
        return *super().citation(view), *(("--exact",) if view.bounds_alone else ())

    @property
    def _group(self) -> AlertGroup | None:
        line = self.query_one("#needs", Panel).line
        return self.groups.get(line.key) if line and self.focused is self.query_one("#needs") else None

    def clears(self) -> Phrase:
        return self._group.first.clears if self._group else NOTHING

    def subject(self) -> tuple[str | None, int | None]:
        if group := self._group:
            return (group.first.subject if is_reference(group.first.subject) else None), None
        line = self.focused.line if isinstance(self.focused, Panel) else None
        return next((word for word in line.opens if is_reference(word)), None) if line else None, None

    # Found by its name: the heat map is loaded behind the first screen.
    async def on_heat_map_chosen(self, event: "HeatMap.Chosen") -> None:
        if event.references:
            await self.host.open_risks(event.references)

    @on(Panel.Chosen)
    async def open_line(self, event: Panel.Chosen) -> None:
        group = self.groups.get(event.line.key)
        if group is None:
            await self.host.open_command(event.line.opens)
        elif len(group.alerts) > 1:
            await self.host.open_alerts(group.rule)
        else:
            await self.host.open_subject(group.first.subject)

    async def action_alerts(self) -> None:
        await self.host.open_alerts()
