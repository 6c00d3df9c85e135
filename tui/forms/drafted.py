"""A form whose text survives a crash."""

from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.widgets import Checkbox, Input, Select, TextArea

from tui.forms.drafts import Drafts
from tui.forms.form import Form
from tui.shared.host import host_of

if TYPE_CHECKING:
    from textual.timer import Timer

T = TypeVar("T")

# Typing is not written to the disk letter by letter.
DRAFT_SECONDS = 0.5


class DraftedForm(Form[T]):
    """Keeps what is typed until it is recorded or thrown away on purpose, and brings it back after a crash."""

    _draft: "Timer | None" = None

    @property
    def drafts(self) -> Drafts:
        """Where drafts of the form are kept."""
        raise NotImplementedError

    def begins_on(self) -> str:
        """Return the date for which entries are being recorded, empty for today."""
        day = host_of(self).dated_on
        return day.isoformat() if day else ""

    def compose_box(self) -> ComposeResult:
        day = self.begins_on()
        self.asked = tuple(
            one._replace(text=day) if one.key == "@on" and not one.text else one for one in self.asked
        )
        yield from super().compose_box()

    def on_mount(self) -> None:
        texts = self.drafts.load(self.heading)
        for field in self.fields:
            if field.key in texts:
                field.type(texts[field.key])
        if texts:
            self.notify("What you typed here last is back; esc twice throws it away.", markup=False)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    @on(Checkbox.Changed)
    def keep_draft(self) -> None:
        self._stop()
        self._draft = self.set_timer(DRAFT_SECONDS, self._keep)

    def _keep(self) -> None:
        if texts := {field.key: field.text for field in self.fields if field.changed}:
            self.drafts.keep(self.heading, texts)

    def _stop(self) -> None:
        if self._draft is not None:
            self._draft.stop()

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close the form, which was recorded or left on purpose: there is no draft any more."""
        self._stop()
        self.drafts.drop(self.heading)
        return super().dismiss(result)
