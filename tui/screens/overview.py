"""The overview: what needs someone, where the phases are, and the registers in numbers."""

from collections.abc import Sequence
from typing import Any, ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList

from domain.foundation.phrases import NOTHING, Phrase
from programme.journal.view import View
from programme.questions.reckoning.forecast import forecast
from programme.questions.status import Status, status
from programme.registers.alert_groups import AlertGroup, grouped
from tui.present.overview import at_most_lines, options, overview_lines
from tui.screens.bases.programme_screen import CLOCK_KEYS, ProgrammeScreen
from tui.shared.names import is_reference
from tui.shared.textual_private import Options
from tui.widgets.footer import FooterKey
from tui.widgets.page import Page


class ReadOverview(msgspec.Struct, frozen=True):
    """Where the programme stands, with its alerts put together by kind."""

    status: Status
    groups: tuple[AlertGroup, ...]
    forecasts: list[dict[str, Any]]
    at_most: bool


class Overview(ProgrammeScreen):
    """Where the programme stands, in the first second."""

    MODE = "overview"
    TITLE = "Overview"
    SAYS_AT_MOST = True
    HELP_LINES = (
        "What needs someone is on the left, the gravest first: ! act now, • needs attention, · for information.",
        "Alerts of one kind stand together, with the worst of them; enter opens the one, or the list of them.",
        "On the right: the phases, what is done as counted and as stated, and the registers in numbers.",
        "The top line says which date you look at; every screen follows it.",
        "1 to 9 and 0 open the registers; n records something that happened.",
    )
    KEYS = (*CLOCK_KEYS, FooterKey("!", "alerts", "screen.alerts"), FooterKey("n", "record", "screen.record"))
    NOUNS = ("phase", "process", "change", "sop", "risk", "staff-issue", "eia", "unit")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("exclamation_mark", "alerts", "All alerts", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[str, AlertGroup] = {}

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="overview"):
            yield Options(id="needs", markup=False)
            with VerticalScroll(id="stands", can_focus=True):
                yield Page(id="stands-text")

    def read(self, view: View) -> ReadOverview:
        found = status(view)
        alerts = [*found.alerts, *found.possible_alerts]
        groups = grouped(alerts, view.programme, view.on)
        return ReadOverview(found, groups, forecast(view).rows, view.bounds_alone)

    def show(self, data: ReadOverview) -> None:
        needs = self.query_one("#needs", OptionList)
        at = needs.highlighted_option.id if needs.highlighted_option else None
        self.groups = {group.key: group for group in data.groups}
        needs.clear_options()
        needs.add_options(options(data.groups))
        # Guarantee: what is painted before the order of imprecise dates was tried says that less may be certain.
        at_most = "at most " if data.at_most else ""
        needs.border_title = f"Needs you: {at_most}{len(data.status.alerts)}"
        here = at if at in self.groups else next(iter(self.groups), None)
        needs.highlighted = needs.get_option_index(here) if here else None
        self.query_one("#stands", VerticalScroll).border_title = (
            "Where it stands, not all certain" if data.at_most else "Where it stands"
        )
        # What is not tried behind the screen either stays so: then it is said why.
        why = data.at_most and self.view is not None and self.view is self.view.whole
        self.query_one("#stands-text", Page).show(
            [*(at_most_lines() if why else ()), *overview_lines(data.status, data.forecasts)]
        )

    def citation(self, view: View) -> Sequence[str]:
        return *super().citation(view), *(("--exact",) if view.bounds_alone else ())

    @property
    def _group(self) -> AlertGroup | None:
        option = self.query_one("#needs", OptionList).highlighted_option
        return self.groups.get(option.id or "") if option else None

    def clears(self) -> Phrase:
        return self._group.first.clears if self._group else NOTHING

    def subject(self) -> tuple[str | None, int | None]:
        group = self._group
        return (group.first.subject if group and is_reference(group.first.subject) else None), None

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        group = self.groups.get(event.option_id or "")
        if group is None:
            return
        if len(group.alerts) > 1:
            await self.host.open_alerts(group.rule)
        else:
            await self.host.open_subject(group.first.subject)

    async def action_alerts(self) -> None:
        await self.host.open_alerts()
