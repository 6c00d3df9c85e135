"""Compare: what differs between the clock's moment and another, register by register, and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec
from textual.binding import Binding, BindingType
from textual.content import Content

from domain.foundation.dates import day_words
from programme.foundation.refusal import Refused
from programme.journal.view import View
from programme.questions.comparison import ALERTS, CAUSES, GONE, RECORDED, Comparing
from programme.questions.comparison_in_brief import reviews_together
from tui.screens.bases.lengthy import LengthyScreen
from tui.screens.bases.programme_screen import CLOCK_KEYS
from tui.shared.clock import Clock
from tui.shared.names import PLURALS, is_reference
from tui.shared.texts import quiet
from tui.tables.rows import NO_ROWS, Rows, TableRow, rows_of
from tui.widgets.footer import FooterKey

CROSSWISE = (
    "Of these two moments one is later by its date and the other by what was known, so that neither comes first: "
    "c asks for another moment, h looks by all that is known now."
)


class TwoMoments(msgspec.Struct, frozen=True):
    """The two views that are compared, the earlier first."""

    before: View
    after: View

    @property
    def words(self) -> str:
        """Both moments, with what was known where it differs: `30 May 2008 → 30 Jun 2008`."""
        same = self.before.moment.position == self.after.moment.position
        return " → ".join(
            f"{day_words(view.on)}{'' if same else f' (#{view.moment.position})'}"
            for view in (self.before, self.after)
        )


class Compare(LengthyScreen):
    """Every difference between two moments."""

    TITLE = "Compare"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "What differs between the clock's moment and the one you chose: move the clock, and it is compared anew.",
        "Cause: time passed (only the date moved), new fact, or correction of what had been said.",
        "c asks for another moment to compare with, w swaps the two: the clock then looks at the other one.",
        "v keeps one register after the other, u one cause after the other, / filters by any word.",
        "Risks that were only reviewed stand on one line; enter opens the thing at the clock's moment.",
        "A long comparison says how far it is: escape stops it, g goes on; escape again goes back.",
    )
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        *CLOCK_KEYS,
        FooterKey("w", "swap", "screen.swap"),
        FooterKey("/", "filter", "screen.filter"),
        FooterKey("v", "register", "screen.turn(1)"),
        FooterKey("u", "cause", "screen.cause"),
        FooterKey("⏎", "open", "screen.open"),
        FooterKey("esc", "back", "screen.back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "swap", "Swap the two moments", show=False, id="swap"),
        Binding("v", "turn(1)", "The next register that differs", show=False, id="next-register"),
        Binding("u", "cause", "The next cause: time passed, new fact, correction", show=False, id="cause"),
        Binding("V", "turn(-1)", "The register before", show=False, id="register-before"),
    ]

    def __init__(self, other: Clock) -> None:
        super().__init__()
        self.other = other
        self.register = ""
        self.cause = ""
        self._moments: TwoMoments | None = None
        self._comparing: Comparing | None = None
        self._rows = NO_ROWS

    def asked(self) -> object:
        return self.other

    def read(self, view: View) -> TwoMoments:
        register = self.host.register
        assert register is not None  # noqa: S101 - without one nothing is read
        other = register.at(self.other.moment(register))
        pairs = ((other, view), (view, other))
        for before, after in pairs:
            if before.on <= after.on and before.moment.position <= after.moment.position:
                return TwoMoments(before, after)
        raise Refused([CROSSWISE])

    def show(self, data: TwoMoments) -> None:
        self._moments = data
        self._comparing = Comparing(data.before, data.after)
        self.begin(self._comparing.work())
        self.write_title()

    def compare_with(self, other: Clock) -> None:
        """Compare with another moment."""
        self.other = other
        self.host.follow()

    def done(self) -> None:
        self._rows = self.rows_found()
        if self.register not in self._registers:
            self.register = ""
        if self.cause not in self._causes:
            self.cause = ""
        self._narrow()
        super().show(self._rows)

    def rows_found(self) -> Rows:
        """Return what the comparison found, when it is done."""
        assert self._comparing is not None  # noqa: S101 - begun with it
        answer = reviews_together(self._comparing.answer())
        found = rows_of(answer, self._comparing.after.on, _key)
        return msgspec.structs.replace(found, empty="Nothing differs between the two moments.")

    @property
    def _registers(self) -> Counter[str]:
        return Counter(row.of["register"] for row in self._rows.rows)

    def _narrow(self) -> None:
        kept = (
            row.key
            for row in self._rows.rows
            if self.register in {"", row.of["register"]} and (not self.cause or self.cause in row.of["cause"])
        )
        self.table.narrow(kept if self.register or self.cause else None)

    def title_text(self, rows: Rows) -> str:
        moments = self._moments.words if self._moments else "Compare"
        if self.working or self._comparing is None:
            return moments
        kept = PLURALS.get(self.register, self.register)
        count = len(rows.rows)
        found = f"{count} difference" if count == 1 else f"{count} differences"
        return f"{moments}: {kept or found}{f' by cause: {self.cause}' if self.cause else ''}"

    def title_tail(self) -> tuple[str, ...]:
        if self.register:
            return ()
        return tuple(f"{PLURALS.get(noun, noun)} {count}" for noun, count in self._registers.items())

    def action_turn(self, step: int) -> None:
        nouns = ["", *self._registers]
        self.register = nouns[(nouns.index(self.register) + step) % len(nouns)]
        self._narrow()
        self.write_title()

    @property
    def _causes(self) -> list[str]:
        found = {cause for row in self._rows.rows for cause in row.of.get("cause", ())}
        return [cause for cause in CAUSES if cause in found]

    def action_cause(self) -> None:
        causes = ["", *self._causes]
        self.cause = causes[(causes.index(self.cause) + 1) % len(causes)]
        self._narrow()
        self.write_title()

    def clear_filter(self) -> None:
        self.register = self.cause = ""
        super().clear_filter()

    def action_swap(self) -> None:
        host = self.host
        self.other, other = host.clock, self.other
        host.look(other)

    def peek(self, row: TableRow) -> Content:
        of = row.of
        values = f": {of['before'] or 'nothing'} → {of['after'] or 'nothing'}"
        if of["what"] in {RECORDED, GONE}:
            values = f": {of['before'] or of['after']}"
        entries = f" by {', '.join(f'#{place}' for place in of['entries'])}" if of["entries"] else ""
        entries += f", recorded by {', '.join(of['by'])}" if of["by"] else ""
        return (
            Content(f"{', '.join(of.get('refs', ())) or of['ref']}  ").stylize("bold")
            + Content(f"{of['what']}{values}")
            + quiet(f" · {', '.join(of['cause'])}{entries}")
        )

    async def open(self, row: TableRow) -> None:
        for name in _subjects(row):
            if is_reference(name):
                self.host.open_reference(name)
                return
        if row.of["register"] == ALERTS:
            await self.host.open_subject(row.of["ref"].partition(" ")[2])

    def subject(self) -> tuple[str | None, int | None]:
        row = self.table.row
        return next((name for name in _subjects(row) if is_reference(name)), None) if row else None, None

    def citation(self, view: View) -> Sequence[str]:
        if self._moments is None:
            return super().citation(view)
        before, after = self._moments.before, self._moments.after
        return (
            "compare", before.on.isoformat(), after.on.isoformat(),
            "--as-known-before", f"#{before.moment.position}", "--as-known", f"#{after.moment.position}",
            *(("--register", self.register) if self.register else ()), *(("--cause", self.cause) if self.cause else ()),
        )  # fmt: skip


def _key(row: dict[str, object], _: int) -> str:
    return f"{row['register']} {row['ref']} {row['what']}"


def _subjects(row: TableRow) -> Iterator[str]:
    """Yield what may be opened for a difference: the thing itself, or what an alert is about."""
    yield from row.of.get("refs", (row.of["ref"], *row.of["ref"].split()))
