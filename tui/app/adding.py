"""One line that records: opened by a key, and gone on with as a form when something is still to be said."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from domain.history.record import Record
from tui.app.batches import Batches
from tui.shared.settings import keep_recorded

if TYPE_CHECKING:
    from tui.forms.line.add_line import Added
    from tui.forms.line.said import SaidForm


class Adding(Batches):
    """The part of the app that records what is said in one line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add_line", "Say in one line what happened", show=False, id="add-line")
    ]

    async def action_add_line(self) -> None:
        withheld, register, view = await self.may_not_record(), self.register, self.view
        if withheld is None or register is None or view is None:
            return
        from programme.recording.open_turns import naming  # noqa: PLC0415 - not needed for the first paint
        from tui.forms.line.add_line import AddLine  # noqa: PLC0415 - as above

        screen = self.present()
        about, _ = screen.subject() if screen is not None else (None, None)
        self.push_screen(AddLine(register, view, about if about and naming(about) else None), self._line_said)

    def _line_said(self, added: "Added | None") -> None:
        register, view = self.register, self.view
        if added is None or register is None or view is None:
            return
        if added.records:
            self._recorded_of_line(added.records)
            return
        from tui.forms.line.said import SaidForm  # noqa: PLC0415 - not needed for the first paint

        form = SaidForm(register, view, added.said)
        self.push_screen(form, partial(self._form_said, form))

    def _form_said(self, form: "SaidForm", record: Record | None) -> None:
        if record is not None:
            self._recorded_of_line(form.recorded)

    def _recorded_of_line(self, records: Sequence[Record]) -> None:
        first = records[0]
        keep_recorded(one.entry.topic for one in records)
        self.landing = next(first.entry.allotted(), None)
        said = ", ".join(
            f"#{one.position} {one.entry.command} {one.entry.concerning}".strip() for one in records
        )
        self.say(f"recorded {said} · u takes back")
        self.follow()
