"""People: who answers for what, and what each of them recorded."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from domain.rules.directory import here, meant
from domain.state.programme import Programme
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.view import View
from programme.questions.people import held_by, people
from programme.questions.timeline import timeline
from tui.screens.bases.table import TableScreen
from tui.tables.rows import Rows, TableRow, rows_of

# For entries that ask for a reason.
REASON = "handed over"


def takers(programme: Programme, giver: str) -> list[tuple[str, str]]:
    """Return everybody of the directory who may take over from somebody, by reference: all but themselves."""
    own = meant(programme, giver)
    return [(ref, f"{name} ({ref})") for name, ref in here(programme).items() if ref != own]


class PeopleScreen(TableScreen):
    """Everyone who answers for something or recorded an entry."""

    MODE = ""
    TITLE = "People"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "Everyone who is named as answering for something on this date, or who recorded an entry.",
        "Posts are named and not people where the programme keeps to that: a name is personal data.",
        "enter shows what one of them answers for, and what they recorded.",
        "s sorts by the next column, so that those with most on their plate come together.",
        "ctrl+p finds a person by part of the name from anywhere.",
    )

    def read(self, view: View) -> Rows:
        return rows_of(people(view), view.on, lambda row, _: row["person"])

    def command(self) -> Sequence[str]:
        return ("people",)

    def title_text(self, rows: Rows) -> str:
        return f"People: {len(rows.rows)}"

    async def open(self, row: TableRow) -> None:
        self.app.push_screen(PersonScreen(row.of["person"]))


class PersonScreen(TableScreen):
    """One person or post: what they answer for, and what they recorded."""

    TITLE = "Person"
    HELP_LINES: ClassVar[tuple[str, ...]] = (
        "What a person or a post answers for on this date, and as what: owner, lead, or who took a decision.",
        "v goes on to the entries they recorded, and back; enter opens the thing, or the entry.",
        "M hands everything over to another of the directory: what goes and what stays is shown first.",
        "Move the clock to see what they answered for then.",
        "escape goes back to where you came from.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "turn", "What they answer for, what they recorded", show=False, id="next-register"),
        Binding("M", "hand_over", "Hand over everything that they answer for", show=False, id="hand-over"),
    ]

    def __init__(self, person: str) -> None:
        super().__init__()
        self.person = person
        self.recorded = False

    def read(self, view: View) -> Rows:
        if not self.recorded:
            return rows_of(
                held_by(view, self.person), view.on, lambda row, n: f"{row['ref']} {row['role']} {n}"
            )
        found = timeline(view, by=self.person)
        found.rows[:] = [row for row in found.rows if row["by"].casefold() == self.person.casefold()]
        return rows_of(found, view.on, lambda row, _: f"#{row['position']}")

    def asked(self) -> object:
        return self.recorded

    def command(self) -> Sequence[str]:
        return ("timeline", "--by", self.person) if self.recorded else ("people", self.person)

    def title_text(self, rows: Rows) -> str:
        what = "recorded" if self.recorded else "answers for"
        return f"{self.person} {what} {len(rows.rows)}"

    def title_tail(self) -> tuple[str, ...]:
        return (f"what they {'answer for' if self.recorded else 'recorded'}",)

    def action_turn(self) -> None:
        self.recorded = not self.recorded
        self.clear_filter()
        self.host.follow()

    def action_hand_over(self) -> None:
        """Ask who takes over, show what would go to them, and record it if that is wanted."""
        host, view = self.host, self.host.view
        if view is None or host.recording_is_off:
            host.say(host.recording_is_off, refused=True)
            return
        from tui.dialogs.choose import Choice, Choose  # noqa: PLC0415 - not needed for the first paint

        others = [Choice(ref, named) for ref, named in takers(view.programme, self.person)]
        if not others:
            host.say(
                "nobody else is in the directory: enter a post or a person, who takes over", refused=True
            )
            return
        self.app.push_screen(Choose(f"Hand over everything of {self.person} to whom?", others), self._preview)

    async def _preview(self, to: str | None) -> None:
        host, register = self.host, self.host.register
        if to is None or register is None:
            return
        from programme.recording.handover import handover  # noqa: PLC0415 - not needed for the first paint
        from tui.dialogs.hand_over import HandOver  # noqa: PLC0415 - as above

        try:
            made = await host.reader.run(lambda: handover(register, self.person, to, REASON))
        except (Refused, Unreadable) as trouble:
            host.say(str(trouble), refused=True)
            return
        self.app.push_screen(HandOver(register, made), self._handed_over)

    def _handed_over(self, said: str | None) -> None:
        if said is not None:
            self.host.say(said)
            self.host.follow()

    async def open(self, row: TableRow) -> None:
        if self.recorded:
            from tui.dialogs.entry import EntryScreen  # noqa: PLC0415 - not needed for the first paint

            self.app.push_screen(EntryScreen(row.of))
        elif row.of["ref"]:
            await super().open(row)
        else:
            # The programme itself has no reference: the overview is what is known of it.
            await self.host.go("overview")

    def subject(self) -> tuple[str | None, int | None]:
        reference, _ = super().subject()
        row = self.table.row
        return reference, row.of["position"] if row and self.recorded else None
