"""The risk register beside its heat map."""

from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from domain.state.policy import Scale
from programme.journal.view import View
from programme.registers.risks.heat import elsewhere, heat
from tui.screens.bases.register import ReadRegister, RegisterScreen, read_register
from tui.widgets.heat_map import HeatMap

# Narrower than this, the table needs the room more than the map does.
ROOM_FOR_MAP = 110


class ReadRisks(msgspec.Struct, frozen=True):
    """A register of the risks screen, and the heat map beside it."""

    register: ReadRegister
    scale: Scale
    cells: dict[tuple[int, int], list[str]]
    elsewhere: list[str]


class Risks(RegisterScreen):
    """Risks, with the rest of the RAID log: from issues and actions to assumptions and dependencies."""

    MODE = "risks"
    TITLE = "Risks"
    HELP_LINES = (
        "Open and ended risks; score and band are the residual ones, with how the score last moved.",
        "enter shows the statement, all scores, controls, actions, reviews and every entry that made it so.",
        "m shows or hides the heat map; tab goes to it, arrows choose a cell, enter shows only its risks.",
        "/ filters as you type, s sorts by the next column, S turns the order, → shows further columns.",
        "v goes on to issues, actions, controls, indicators, assumptions, …; n on a row scores, reviews.",
    )
    NOUNS = TABLES = (
        "risk",
        "issue",
        "action",
        "control",
        "indicator",
        "contingency",
        "assumption",
        "dependency",
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "map", "Heat map", show=False, id="map")]

    def __init__(self) -> None:
        super().__init__()
        self._map_wanted: bool | None = None

    def compose_beside(self) -> ComposeResult:
        yield HeatMap(id="map")

    def read(self, view: View) -> ReadRisks:  # type: ignore[override]
        register = read_register(view, self.noun, self.TABLES)
        programme = view.programme
        return ReadRisks(register, programme.policy.scale, heat(programme), elsewhere(programme))

    def show(self, data: ReadRisks) -> None:  # type: ignore[override]
        self.query_one(HeatMap).show(data.scale, data.cells, data.elsewhere)
        self._place_map()
        super().show(data.register)

    def on_resize(self, event: events.Resize) -> None:
        self._place_map()

    def _place_map(self) -> None:
        room = self.size.width >= ROOM_FOR_MAP
        wanted = room if self._map_wanted is None else self._map_wanted
        self.query_one(HeatMap).display = wanted and self.noun == "risk"

    def action_map(self) -> None:
        shown = self.query_one(HeatMap)
        self._map_wanted = not shown.display
        self._place_map()
        if not shown.display:
            self.table.focus()

    @on(HeatMap.Chosen)
    def show_cell(self, event: HeatMap.Chosen) -> None:
        self.table.narrow(event.references)
        self.write_title()
        if event.references:
            self.table.focus()
