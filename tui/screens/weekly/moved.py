"""What moved: since the last look, the last snapshot given or a date; risks up, down, new and closed, and by whom."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from programme.journal.view import View
from programme.questions.weekly.moved import moved, only_reviewed
from tui.dialogs.ask_moment import clock_words
from tui.screens.bases.programme_screen import CLOCK_KEYS
from tui.screens.compare import Compare
from tui.shared.names import PLURALS
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, rows_of
from tui.widgets.footer import FooterKey


class Moved(Compare):
    """What differs between two moments as a week's news: a line for each thing that somebody moved."""

    TITLE = "Moved"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "What moved since you last looked, or since the last snapshot given: risks that went up come first.",
        "What only time changed is left out, and so are reviews that moved nothing: the title counts them.",
        "c asks since when instead: a date, the last look, the last snapshot; v keeps one register after the other.",
        "Beneath the table: how it moved, by which entries, and who recorded them; enter opens the thing.",
        "M opens this from every screen; escape goes back.",
    )
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        *CLOCK_KEYS[:4],
        FooterKey("c", "since", "app.compare"),
        FooterKey("/", "filter", "screen.filter"),
        FooterKey("v", "register", "screen.turn(1)"),
        FooterKey("n", "record", "screen.record"),
        FooterKey("⏎", "open", "screen.open"),
        FooterKey("esc", "back", "screen.back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v",
            "turn(1)",
            "The next register in which something moved",
            show=False,
            id="next-register",
        ),
        Binding("V", "turn(-1)", "The register before", show=False, id="register-before"),
    ]
    _reviewed = 0

    def rows_found(self) -> Rows:
        assert self._comparing is not None  # noqa: S101 - asked for when it is done
        before, after = self._comparing.before, self._comparing.after
        answer = moved(self._comparing.answer(), before.programme, after.programme, self._since)
        self._reviewed = answer.about["reviewed"]
        return rows_of(answer, after.on, lambda row, _: f"{row['register']} {row['ref']}")

    @property
    def _since(self) -> str:
        return clock_words(self.other, self.host.today)

    def title_text(self, rows: Rows) -> str:
        said = f"Moved since {self._since}"
        if self.working or self._comparing is None:
            return said
        kept = PLURALS.get(self.register, self.register)
        return f"{said}: {kept or len(rows.rows)}{only_reviewed(self._reviewed)}"

    def action_cause(self) -> None:
        """Keep no cause apart: time alone moves nothing here."""

    def action_swap(self) -> None:
        """Stay: what moved is told forwards."""

    def peek(self, row: TableRow) -> Content:
        entries = f" · {', '.join(f'#{place}' for place in row.of['entries'])}" if row.of["entries"] else ""
        return (
            Content(f"{row.of['ref']}  ").stylize("bold")
            + Content(f"{row.of['title']} · {row.of['moved']}{': ' if row.of['how'] else ''}{row.of['how']}")
            + quiet(f"{entries}, recorded by {', '.join(row.of['by'])}" if row.of["by"] else entries)
        )

    def citation(self, view: View) -> Sequence[str]:
        if self._moments is None:
            return super().citation(view)
        after = self._moments.after
        # An entry fixes the moment since which it is, on both axes.
        return (
            "moved", self._moments.before.on.isoformat(), "--since-known", f"#{self._moments.before.moment.position}",
            "--as-of", after.on.isoformat(), "--as-known", f"#{after.moment.position}",
            *(("--register", self.register) if self.register else ()),
        )  # fmt: skip
