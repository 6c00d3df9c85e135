"""Several entries at once: recorded of all marked rows in one go, and taken back in one go."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from domain.entries.entry import Entry
from domain.foundation.phrases import NOTHING as NO_REMEDY
from domain.foundation.phrases import Phrase
from domain.foundation.references import parse
from domain.history.record import Record
from programme.foundation.refusal import Refused, Unreadable
from tui.app.recording import Recording
from tui.shared.settings import keep_recorded, settings
from tui.widgets.header import ClockBar

if TYPE_CHECKING:
    from tui.forms.several import SeveralForm, TakeBackForm


class Batches(Recording):
    """The part of the app that records of many things in one go, and takes back what was recorded last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "D",
            "date_of_recording",
            "The date for which entries are recorded",
            show=False,
            id="date-of-recording",
        ),
        Binding("u", "take_back", "Take back what you recorded last", show=False, id="take-back"),
    ]

    async def offer_of_each(
        self, nouns: Sequence[str], things: Sequence[str], clears: Phrase = NO_REMEDY
    ) -> None:
        """Let a kind of entry be chosen that is recorded of each of several things, all or none; open its form."""
        withheld, view = await self.may_not_record(), self.view
        if withheld is None or view is None:
            return
        from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - not needed for the first paint
        from tui.forms.choosing import ChooseKind  # noqa: PLC0415 - as above
        from tui.forms.clearing import clearing  # noqa: PLC0415 - as above
        from tui.forms.several import SeveralForm  # noqa: PLC0415 - as above

        clearings = {found.entry_class: found.fields for found in clearing(clears)}

        def chosen(topic: str | None) -> None:
            if topic is None or self.register is None:
                return
            cls = ENTRIES[topic]
            begun = {name: said for name, said in clearings.get(cls, {}).items() if name != cls.argument}
            form = SeveralForm(self.register, view, cls, begun, things)
            self.push_screen(form, partial(self._recorded_together, form))

        prefixes = frozenset(parse(thing).partition("-")[0] for thing in things)
        choosing = ChooseKind(
            nouns,
            view.programme,
            things[0],
            None,
            tuple(clearings),
            withheld,
            partial(_may_be_of_each, prefixes),
            things[1:],
            settings().often,
        )
        self.push_screen(choosing, chosen)

    def action_date_of_recording(self) -> None:
        """Ask for the date that forms begin with until it is set back."""
        if self.recording_is_off:
            self.say(self.recording_is_off, refused=True)
            return
        from tui.dialogs.ask_date import AskDate  # noqa: PLC0415 - not needed for the first paint

        self.push_screen(AskDate(self.today, "Record for which date? “today” sets it back."), self._dated)

    def _dated(self, day: date | None) -> None:
        if day is None:
            return
        self.dated_on = None if day == self.today else day
        if (screen := self.present()) is not None:
            screen.say_when(screen.query_one(ClockBar))

    async def action_take_back(self) -> None:
        withheld, register, view = await self.may_not_record(), self.register, self.view
        if withheld is None or register is None or view is None:
            return
        from programme.recording.batches.last import last_batch  # noqa: PLC0415 - not needed for the first paint
        from programme.recording.signing import signer  # noqa: PLC0415 - as above
        from tui.forms.several import TakeBackForm  # noqa: PLC0415 - as above

        by = signer(register)
        try:
            batch = await self.reader.run(lambda: last_batch(register, by))
        except (Refused, Unreadable) as trouble:
            self.say(str(trouble), refused=True)
            return
        form = TakeBackForm(register, view, batch, by)
        self.push_screen(form, partial(self._recorded_together, form))

    def _recorded_together(self, form: "SeveralForm | TakeBackForm", record: Record | None) -> None:
        if record is None:
            return
        from tui.tables.marked_table import MarkedTable  # noqa: PLC0415 - not needed for the first paint

        first, last = form.recorded[0], form.recorded[-1]
        keep_recorded([first.entry.topic])
        several = f"{len(form.recorded)} entries, #{first.position} to #{last.position}"
        entries = several if len(form.recorded) > 1 else f"#{first.position}"
        again = "" if first.entry.noun == "entry" else " · u takes back"
        self.say(f"recorded as {entries}: {first.entry.command}{again}")
        if (screen := self.present()) is not None:
            for table in screen.query(MarkedTable):
                table.unmark()
        self.follow()


def _may_be_of_each(prefixes: frozenset[str], entry_class: type[Entry]) -> bool:
    """Tell whether such an entry is about one thing alone, of a kind that all of those things are of."""
    from programme.recording.batches.several import subject_of  # noqa: PLC0415 - not needed for the first paint

    of = subject_of(entry_class)
    return of is not None and of.holds == "reference" and prefixes <= {*of.prefixes}
