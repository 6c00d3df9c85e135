"""Change: the phases with what they are missing, and the process changes in their lanes."""

from collections import Counter
from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from domain.state.processes import STEPS
from programme.answers.answer import listed
from programme.journal.view import View
from programme.registers.all_listings import LISTINGS
from tui.screens.bases.programme_screen import CLOCK_KEYS
from tui.screens.bases.register import ReadRegister, RegisterScreen, read_register
from tui.screens.bases.table import reference_of
from tui.tables.register_table import RegisterTable
from tui.tables.rows import Rows, TableRow, rows_of
from tui.widgets.footer import FooterKey

MOST_PHASES = 6


class ReadChange(msgspec.Struct, frozen=True):
    """The phases, the lanes, and the register beneath them."""

    phases: Rows
    lanes: list[tuple[str, int]]
    register: ReadRegister


class ChangeScreen(RegisterScreen):
    """Phases and process changes."""

    MODE = "change"
    TITLE = "Change"
    HELP_LINES = (
        "Above: the phases, with how many gaps each still has; r shows the go-live gate of one as a checklist.",
        "g shows the plan: every phase and milestone on a time line, as planned, as forecast and as it was.",
        "The lanes count process changes from identified to reviewed; before agreed marks one that nobody had agreed.",
        "tab goes between the two tables; v goes on to processes, units, postings, appeals, needs, posts, persons,",
        "milestones, costs, functions and responsibilities; n on a row takes the phase or the change its next step.",
    )
    NOUNS = (
        *("phase", "milestone", "change", "process", "unit", "posting", "appeal", "need", "post", "person"),
        *("cost", "function"),
    )
    TABLES = (
        *("change", "process", "unit", "posting", "appeal", "need", "post", "person", "milestone", "cost"),
        *("function", "responsibility"),
    )

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        *CLOCK_KEYS,
        FooterKey("r", "gate", "screen.readiness"),
        FooterKey("n", "record", "screen.record"),
        FooterKey("/", "filter", "screen.filter"),
        FooterKey("⏎", "open", "screen.open"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "readiness", "The go-live gate of the phase", show=False, id="readiness"),
        Binding("g", "plan", "The plan on a time line", show=False, id="plan"),
    ]

    def compose_body(self) -> ComposeResult:
        yield Static(id="phases-title", markup=False)
        yield RegisterTable(id="phases")
        yield from super().compose_body()

    def compose_above(self) -> ComposeResult:
        yield Static(id="lanes", markup=False)

    def read(self, view: View) -> ReadChange:  # type: ignore[override]
        phases = rows_of(listed(view, LISTINGS["phase"]), view.on)
        states = Counter(change.state for change in view.programme.changes.values())
        lanes = [(step, states.pop(step, 0)) for step in STEPS]
        said = msgspec.structs.replace(
            phases, empty="No phases yet: press n, then phase plan, to add the first."
        )
        return ReadChange(said, [*lanes, *states.items()], read_register(view, self.noun, self.TABLES))

    def show(self, data: ReadChange) -> None:  # type: ignore[override]
        phases = self.query_one("#phases", RegisterTable)
        phases.styles.height = 1 + max(1, min(MOST_PHASES, len(data.phases.rows)))
        phases.show(data.phases)
        self.query_one("#phases-title", Static).update(Content(f" Phases: {len(data.phases.rows) or 'none'}"))
        parts = [Content(f"{step} ") + Content(str(count)).stylize("bold") for step, count in data.lanes]
        self.query_one("#lanes", Static).update(Content(" ") + Content(" → ").join(parts))
        super().show(data.register)

    @on(RegisterTable.Moved, "#phases")
    def peek_at_phase(self) -> None:
        phases = self.query_one("#phases", RegisterTable)
        if phases.row and phases.has_focus:
            said = " · ".join(text for text in phases.row.texts if text)
            self.query_one("#peek", Static).update(Content(said))

    def subject(self) -> tuple[str | None, int | None]:
        row: TableRow | None = self._focused.row
        return (reference_of(row) if row else None), None

    def action_open(self) -> None:
        self._focused.action_choose()

    def action_readiness(self) -> None:
        phase = self._phase()
        if phase is None:
            self.host.say("No phases yet: press n, then phase plan, to add the first.")
        else:
            self.host.open_readiness(phase)

    def action_plan(self) -> None:
        self.host.open_plan()

    def _phase(self) -> str | None:
        """Return the phase under the cursor: of a change, the one that needs it; else the first there is."""
        row = self._focused.row
        named = (row.key, row.of.get("phase")) if row else ()
        phases = self.query_one("#phases", RegisterTable)
        known = {shown.key for shown in phases.rows.shown}
        fallback = phases.row.key if phases.row else None
        return next((name for name in named if name in known), fallback)

    def land(self, reference: str) -> None:
        for table in self.query(RegisterTable):
            if table.go_to(reference):
                table.focus()

    @property
    def _focused(self) -> RegisterTable:
        return self.focused if isinstance(self.focused, RegisterTable) else self.table
