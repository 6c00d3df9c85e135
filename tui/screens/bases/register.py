"""A screen of registers: one table at a time, each made from the listing that is defined once for every surface."""

from collections.abc import Sequence
from itertools import islice
from typing import ClassVar

import msgspec
from textual.binding import Binding, BindingType

from domain.entries.catalogue import ENTRIES
from domain.foundation.dates import day_words
from programme.journal.view import View
from programme.registers.all_listings import LISTINGS
from tui.screens.bases.table import TableScreen
from tui.shared.names import PLURALS
from tui.tables.rows import Rows, rows_listed

# What has no reference of its own, or belongs to another thing, is recorded by an entry of another noun.
RECORDED_BY = {
    "profile": "eia profile", "impact": "eia count", "reach": "activity hold",
    "point": "recommendation add-point", "planned-action": "recommendation plan",
    "review-finding": "review-finding record", "meeting": "meeting hold", "member": "member grant",
}  # fmt: skip


class ReadRegister(msgspec.Struct, frozen=True):
    """The register that is shown, and how many things each register of the screen holds."""

    rows: Rows
    counts: dict[str, int]
    states: str


class RegisterScreen(TableScreen):
    """A screen of one or more registers; `v` goes from one to the next."""

    TABLES: ClassVar[tuple[str, ...]] = ()
    MARKS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "turn(1)", "The next register of this screen", show=False, id="next-register"),
        Binding("V", "turn(-1)", "The register before", show=False, id="register-before"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.noun = self.TABLES[0]
        self._counts: dict[str, int] = {}
        self._states = ""

    def asked(self) -> object:
        return self.noun

    def read(self, view: View) -> ReadRegister:
        return read_register(view, self.noun, self.TABLES)

    def show(self, data: ReadRegister) -> None:
        self._counts, self._states = data.counts, data.states
        super().show(data.rows)

    def command(self) -> Sequence[str]:
        return self.noun, "list"

    def title_text(self, rows: Rows) -> str:
        return f"{rows.title}: {self._states or 'none'}"

    def title_tail(self) -> tuple[str, ...]:
        here = self.TABLES.index(self.noun)
        others = (*self.TABLES[here + 1 :], *self.TABLES[:here])
        return tuple(f"{PLURALS[noun]} {self._counts[noun]}" for noun in others if noun in self._counts)

    def action_turn(self, step: int) -> None:
        place = self.TABLES.index(self.noun) + step
        self.turn_to(self.TABLES[place % len(self.TABLES)])

    def turn_to(self, noun: str) -> None:
        """Show another register of this screen."""
        self.noun = noun
        self.clear_filter()
        self.host.follow()


def read_register(view: View, noun: str, nouns: Sequence[str]) -> ReadRegister:
    """Read one register, and count what the others of its screen hold."""
    rows = rows_listed(view, LISTINGS[noun], nothing(view, noun))
    counts = {noun: sum(1 for _ in LISTINGS[noun].items(view.programme)) for noun in nouns}
    standings = LISTINGS[noun].standings(view.programme, view.on)
    states = ", ".join(f"{count} {state}" for state, count in standings.most_common())
    return ReadRegister(rows, counts, states)


def nothing(view: View, noun: str) -> str:
    """Say that a register is empty on a date, and which entry would put the first thing in it."""
    starting = [
        f"{cls.noun} {cls.verb}"
        for cls in ENTRIES.values()
        if cls.noun == noun and any(mark.allots for mark in islice(cls.reference_fields.values(), 1))
    ]
    first = RECORDED_BY.get(noun) or (starting[0] if starting else f"{noun} …")
    how = (
        f"press n, then {first}, to add the first"
        if view.moment.live
        else "press t for today, where n adds one"
    )
    return f"Nothing here as of {day_words(view.on)}: {how}."
