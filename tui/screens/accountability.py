"""Who answers for what: the map of accountability, what of it is amiss, and what each phase changes."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from programme.journal.view import View
from programme.questions.governance.accountability import accountability, changes
from tui.screens.bases.table import TableScreen
from tui.tables.rows import Rows, rows_of

# What `v` goes through, with what it is called in the title of the screen.
PARTS = {"all": "the whole map", "amiss": "two masters or none", "changes": "what each phase changes"}


class Accountability(TableScreen):
    """Each thing against who is accountable, responsible, consulted and informed."""

    MODE = ""
    TITLE = "Accountability"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Who answers for each function, process, unit, phase, document, risk, assessment, priority and measure.",
        "clear: one is accountable; disputed: two are; nobody: it was found so; not known: nothing is recorded.",
        "v goes on to what two are accountable for or nobody is, and to what each phase changes.",
        "enter opens the thing; n records who answers for it; move the clock to see who did then.",
        "A opens this from every screen; escape goes back.",
    )
    NOUNS = ("responsibility", "function")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v",
            "turn(1)",
            "The next part: all, amiss, changes by phase",
            show=False,
            id="next-register",
        ),
        Binding("V", "turn(-1)", "The part before", show=False, id="register-before"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.part = "all"

    def asked(self) -> object:
        return self.part

    def read(self, view: View) -> Rows:
        if self.part == "changes":
            return rows_of(changes(view), view.on, lambda row, n: f"{row['ref']} {row['phase']} {n}")
        amiss = self.part == "amiss"
        answer = accountability(view, orphans=amiss, disputes=amiss)
        return rows_of(answer, view.on, lambda row, _: str(row["ref"]))

    def command(self) -> Sequence[str]:
        options = {"amiss": ("--orphans", "--disputes"), "changes": ("--changes",)}
        return ("accountability", *options.get(self.part, ()))

    def title_text(self, rows: Rows) -> str:
        return f"{rows.title}: {len(rows.rows) or 'none'}"

    def title_tail(self) -> tuple[str, ...]:
        here = [*PARTS].index(self.part)
        return (*[*PARTS.values()][here + 1 :], *[*PARTS.values()][:here])

    def action_turn(self, step: int) -> None:
        place = [*PARTS].index(self.part) + step
        self.part = [*PARTS][place % len(PARTS)]
        self.clear_filter()
        self.host.follow()
