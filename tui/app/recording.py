"""Recording from the app: which kinds of entry are offered, their forms, and landing on what was recorded."""

from collections.abc import Mapping, Sequence

from domain.entries.entry import Entry
from domain.entries.journal.amendments import EntryCorrected
from domain.foundation.phrases import NOTHING as NO_REMEDY
from domain.foundation.phrases import Phrase
from domain.history.record import Record
from programme.foundation.refusal import Refused, Unreadable
from tui.app.following import FollowingApp
from tui.shared.host import NOTHING
from tui.shared.settings import keep_recorded, settings

OFF = (
    "Recording is off while you look at another moment: press t for today, then n. "
    "To back-date an entry, give its effective date in its field “on”."
)
# A form shows what was said, and what is typed into it is seen by whoever looks on.
OFF_REDACTED = (
    "Recording is off while the names and words of persons are withheld: "
    "open the app with them shown to record."
)


class Recording(FollowingApp):
    """The part of the app that offers kinds of entry and opens their forms."""

    @property
    def recording_is_off(self) -> str:
        """Why nothing can be recorded now; empty when something can."""
        if self.redacted:
            return OFF_REDACTED
        return "" if self.view is not None and self.view.moment.live else OFF

    async def may_not_record(self) -> frozenset[str] | None:
        """Return the topics that somebody has no right to record; None, and say why, where nothing can be recorded."""
        register = self.register
        if register is None or self.view is None or self.recording_is_off:
            self.say(self.recording_is_off, refused=True)
            return None
        from programme.stores.rights import withheld  # noqa: PLC0415 - not needed for the first paint

        try:
            kept, said = await self.reader.run(lambda: withheld(register))
        except (Refused, Unreadable) as trouble:
            self.say(str(trouble), refused=True)
            return None
        if said:
            self.say(said, refused=True)
            return None
        return kept

    async def offer_entries(
        self, nouns: Sequence[str], reference: str | None, position: int | None, clears: Phrase = NO_REMEDY
    ) -> None:
        """Let a kind of entry be chosen, those that clear something or are about the thing first; open its form."""
        kept, view = await self.may_not_record(), self.view
        if kept is None or view is None:
            return
        from domain.entries.catalogue import ENTRIES  # noqa: PLC0415 - not needed for the first paint
        from tui.forms.choosing import ChooseKind  # noqa: PLC0415 - as above
        from tui.forms.clearing import clearing  # noqa: PLC0415 - as above

        clearings = {found.entry_class: found.fields for found in clearing(clears)}

        async def chosen(topic: str | None) -> None:
            if topic is not None:
                given = clearings.get(ENTRIES[topic], {})
                await self.open_form(ENTRIES[topic], reference, position, given)

        self.push_screen(
            ChooseKind(
                nouns,
                view.programme,
                reference,
                position,
                tuple(clearings),
                kept,
                often=settings().often,
            ),
            chosen,
        )

    async def open_form(
        self,
        entry_class: type[Entry],
        reference: str | None = None,
        position: int | None = None,
        given: Mapping[str, str] = NOTHING,
    ) -> None:
        """Open the form of a kind of entry, with what it is about and what is known already filled in."""
        register, view = self.register, self.view
        if register is None or view is None or self.recording_is_off:
            self.say(self.recording_is_off, refused=True)
            return
        from tui.forms.recording import (  # noqa: PLC0415 - not needed for the first paint
            CorrectForm,
            RecordForm,
            filled,
            present_content,
        )

        try:
            target = await self.reader.run(lambda: present_content(register, view, position))
        except Unreadable as trouble:
            self.say(str(trouble), refused=True)
            return
        if entry_class is EntryCorrected and target is not None:
            form: RecordForm = CorrectForm(register, view, target)
        else:
            begun = {**filled(entry_class, reference, position), **given}
            form = RecordForm(register, view, entry_class, begun)
        self.push_screen(form, self._recorded)

    def _recorded(self, record: Record | None) -> None:
        if record is None:
            return
        keep_recorded([record.entry.topic])
        self.landing = next(record.entry.allotted(), None)
        about = ", ".join(dict.fromkeys(record.entry.references()))
        self.say(f"recorded as #{record.position}: {record.entry.noun} {record.entry.verb} {about}".strip())
        self.follow()
