"""The timeline: every entry in the order in which things were so."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from textual import events
from textual.content import Content

from domain.history.corrections import Correction
from domain.history.knowledge import Knowledge
from domain.history.record import Record
from programme.journal.view import View
from programme.questions.timeline import FIELDS, kept, nothing, row
from tui.screens.bases.table import TableScreen
from tui.shared.texts import quiet
from tui.tables.rows import Rows, TableRow, measured

# What later entries say of one: its correction, and by which evidence it was known.
Said = tuple[Correction | None, list[Knowledge] | None]
# Where there is room, who recorded an entry and when are no less than what it says.
BROAD = 100
WHO_AND_WHEN = tuple(
    replace(field, wide=field.wide and field.key not in {"by", "recorded_at"}) for field in FIELDS
)


class Timeline(TableScreen):
    """Every entry that was certainly so by the date."""

    MODE = "timeline"
    TITLE = "Timeline"
    HELP_LINES = (
        "Every entry that was certainly so by this date, the latest last; # is its place in the journal.",
        "/ filters by any word: a register, a person, a kind of entry, a reference.",
        "Withdrawn and corrected entries stay, and say by which entry.",
        "enter shows every field, who recorded it when and on what evidence, and what became of it.",
        "n corrects or withdraws the entry under the cursor, or records another about the same thing.",
    )
    NEWEST = True

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[int, tuple[Record, Said, TableRow]] = {}

    def read(self, view: View) -> Rows:
        rows = tuple(self._row(record, view) for record in kept(view, lambda _: True))
        return measured("Timeline", WHO_AND_WHEN if self._broad else FIELDS, rows, nothing(view))

    @property
    def _broad(self) -> bool:
        return self.size.width >= BROAD

    def asked(self) -> object:
        return self._broad

    def on_resize(self, event: events.Resize) -> None:
        self.host.follow()

    def _row(self, record: Record, view: View) -> TableRow:
        """Make a row; one that was made at another moment is kept, with the texts that a filter has looked in."""
        said: Said = (view.corrections.get(record.position), view.knowledge.get(record.position))
        made = self._made.get(record.position)
        if made is None or made[0] is not record or made[1] != said:
            of = partial(row, record, view.corrections, view.knowledge)
            made = record, said, TableRow(f"#{record.position}", of, FIELDS, view.on)
            self._made[record.position] = made
        return made[2]

    def command(self) -> Sequence[str]:
        return ("timeline",)

    def title_text(self, rows: Rows) -> str:
        count = len(rows.rows)
        return f"Timeline: {count} {'entry' if count == 1 else 'entries'}"

    def peek(self, row: TableRow) -> Content:
        by = f"{row.of['by']}, {'; '.join(row.of['evidence'])}"
        status = f" · {row.of['status']}" if row.of["status"] else ""
        return (
            Content(f"#{row.of['position']}  ").stylize("bold")
            + Content(f"{row.of['summary']}{status}")
            + quiet(f" · {by}")
        )

    async def open(self, row: TableRow) -> None:
        from tui.dialogs.entry import EntryScreen  # noqa: PLC0415 - not needed for the first paint

        self.app.push_screen(EntryScreen(row.of))

    def subject(self) -> tuple[str | None, int | None]:
        row = self.table.row
        if row is None:
            return None, None
        return next(iter(row.of["refs"]), None), row.of["position"]

    def land(self, reference: str) -> None:
        self.table.action_end(1)
