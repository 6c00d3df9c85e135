"""A form: fields made from a class, what is wrong said beside them, and what was typed kept until it is recorded."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from string import ascii_lowercase
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Checkbox, Input, Select, Static, TextArea

from domain.state.programme import Programme
from programme.foundation.refusal import Refused, Unreadable
from programme.recording.field_shapes import Shape
from programme.recording.one_line.suggested import SUGGESTED, suggested
from programme.recording.record import Proposal
from programme.recording.signing import default_recorder
from tui.dialogs.box import Modal
from tui.forms.asked_field import AskedField
from tui.forms.envelope import NEEDED, asked_of_all
from tui.forms.explaining import explain, holds_text
from tui.forms.fields import FormField
from tui.forms.letters import letters_of
from tui.forms.problems import by_field, envelope_problems, known_problems, strangers
from tui.forms.references import ReferenceField
from tui.forms.room import Fields
from tui.forms.styles import FORM
from tui.shared.names import answerable, everything, line
from tui.shared.reader import Reader
from tui.widgets.footer import FooterKey

T = TypeVar("T")
LETTERS = ascii_lowercase


class Form(Modal[T | None], Generic[T]):
    """A form; what it asks for, checks and records is said by its subclasses."""

    DEFAULT_CSS = FORM
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("ctrl+s", "record", "screen.submit"),
        FooterKey("ctrl+e", "effect", "screen.effect"),
        FooterKey("tab", "next", "screen.next_field"),
        FooterKey("alt+letter", "to a field"),
        FooterKey("esc", "leave", "screen.leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # Guarantee: nothing is recorded that nobody confirmed. No other key of the app records.
        Binding("ctrl+s", "submit", "Record", show=False, priority=True),
        Binding("ctrl+e", "effect", "What it would change", show=False, priority=True),
        Binding("escape", "leave", "Leave", show=False),
        # With priority, because keys that come in one packet would all go to the field that was left.
        Binding("tab", "next_field", "Next", show=False, priority=True),
        Binding("question_mark,f1", "explain", "Help", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Back", show=False, priority=True),
        *(Binding(f"alt+{a}", f"letter('{a}')", "To the field", show=False, priority=True) for a in LETTERS),
    ]

    def __init__(  # noqa: PLR0913, PLR0917 - what a form says, asks and is filled from
        self,
        title: str,
        about: str,
        fields: Iterable[AskedField],
        today: date,
        programme: Programme | None,
        signing: str | None = None,
    ) -> None:
        super().__init__()
        self.signing = signing or default_recorder()
        self.heading, self.about = title, about
        self.asked = (*fields, *self.envelope())
        self.today = today
        self.programme = programme
        self.refusal = ""
        self.begin_at: str | None = None  # the field that somebody opened it for
        self._busy = self._leaving = False

    def envelope(self) -> tuple[AskedField, ...]:
        """Return what is asked about every entry."""
        return asked_of_all(self.signing)

    def wrong(self, given: Mapping[str, Any]) -> dict[str, str]:
        """Return a sentence for each field that is wrong in itself."""
        raise NotImplementedError

    def proposals(self, given: Mapping[str, Any]) -> Sequence[Proposal]:
        """Return what is proposed: the entry, and with it the claim that it was known, if that is said."""
        raise NotImplementedError

    def record(self, proposals: Sequence[Proposal]) -> T:
        """Record it, away from the screen's own thread; Refused or Unreadable say why not."""
        raise NotImplementedError

    def effect(self, proposals: Sequence[Proposal]) -> Sequence[str]:
        """Return a line for each thing that recording it would change, as `record` does and without recording."""
        raise NotImplementedError

    def placed(self, wrong: Mapping[str, str]) -> dict[str, str]:
        """Put what is wrong where it stands in the form: the envelope's words under the envelope's fields."""
        own = {field.key for field in self.fields}
        return {
            (f"@{name}" if name not in own and f"@{name}" in own else name): said
            for name, said in wrong.items()
        }

    @property
    def reader(self) -> Reader:
        """What runs away from the screen's own thread."""
        raise NotImplementedError

    def compose_box(self) -> ComposeResult:
        with Vertical(id="form") as box:
            box.border_title = Content(self.heading)
            box.border_subtitle = NEEDED
            yield Static(Content(self.about), id="about")
            with Fields(id="fields"):
                letters = letters_of([asked.shape.label for asked in self.asked])
                for asked, letter in zip(self.asked, letters, strict=True):
                    yield FormField(asked, self.today, partial(self._known, asked.shape), letter)
            yield Static(id="refusal", markup=False)
            yield Static(id="effect", markup=False)

    def on_mount(self) -> None:
        self.query_one("#refusal").display = self.query_one("#effect").display = False
        empty = next((field for field in self.fields if field.shape.required and not field.initial), None)
        asked = next((field for field in self.fields if field.key == self.begin_at), None)
        (asked or empty or self.fields[0]).control.focus()

    @property
    def fields(self) -> list[FormField]:
        """The fields, in order."""
        return list(self.query(FormField))

    def given(self) -> dict[str, Any]:
        """Return what was typed, by the keys of the fields, as the door takes it."""
        return {field.key: field.value for field in self.fields}

    def _known(self, shape: Shape) -> Sequence[tuple[str, str]]:
        if self.programme is None:
            return ()
        if shape.names:
            return answerable(self.programme)
        if shape.name in SUGGESTED:
            return [(one, one) for one in suggested(self.programme, shape.name)]
        return [(ref, line(self.programme, ref)) for ref in everything(self.programme, shape.prefixes)]

    def _wrong(self) -> dict[str, str]:
        given = {key: value for key, value in self.given().items() if value is not None}
        evidence, today = tuple(given.get("@evidence", ())), self.today
        envelope = envelope_problems(given.get("@on", ""), given.get("@by", ""), evidence, today)
        envelope |= known_problems(given.get("@known_on", ""), given.get("@known_to", ""), evidence, today)
        return {**self.wrong(given), **{f"@{name}": said for name, said in envelope.items()}}

    @on(FormField.Left)
    def check_field(self, event: FormField.Left) -> None:
        event.field.tell(self._wrong().get(event.field.key, ""))
        event.field.ask(strangers(self.programme, event.field))

    def action_next_field(self) -> None:
        """Go on to the next field, taking the only thing that fits what was typed here."""
        for field in self.query("ReferenceField:focus-within").results(ReferenceField):
            field.take_only()
        self.focus_next()

    def action_explain(self) -> None:
        """Say what the form and its fields are for; where text stands a question mark is a part of it."""
        if self.app.screen is not self or holds_text(self.focused):
            raise SkipAction
        explain(self, self.heading, self.about, self.fields)

    def _tell(self, wrong: Mapping[str, str]) -> None:
        """Say what is wrong beside each field, what is wrong with the whole beneath, and go to the first."""
        for field in self.fields:
            field.tell(wrong.get(field.key, ""))
        named = {field.key for field in self.fields}
        whole = "\n".join(f"✗ {said}" for name, said in wrong.items() if name not in named)
        self.refusal = whole
        refusal = self.query_one("#refusal", Static)
        refusal.update(Content(whole))
        refusal.display = bool(whole)
        first = next((field for field in self.fields if field.key in wrong), None)
        if first is not None:
            first.control.focus()

    def action_letter(self, letter: str) -> None:
        """Go to the field whose letter is underlined."""
        for field in self.fields:
            if field.letter == letter:
                field.control.focus()

    async def action_submit(self) -> None:
        recorded = await self._asked_of(self.record)
        if recorded is not None:
            self.dismiss(recorded)

    async def action_effect(self) -> None:
        lines = await self._asked_of(self.effect)
        if lines is not None:
            self._tell({})
            shown = self.query_one("#effect", Static)
            shown.update(Content("\n".join(lines) or "No alert and no gap would change."))
            shown.display = True

    async def _asked_of(self, work: Callable[[Sequence[Proposal]], Any]) -> Any:  # noqa: ANN401 - what the work returns
        """Do something with what was typed; None when it is refused, which is said where it is wrong."""
        if self._busy:
            return None
        self._leaving = False
        if wrong := self._wrong():
            self._tell(wrong)
            return None
        self._busy = True
        try:
            proposed = self.proposals(self.given())
            return await self.reader.run(lambda: work(proposed))
        except Refused as refused:
            self._tell(self.placed(by_field(refused.problems)))
        except Unreadable as unreadable:
            self._tell({"": str(unreadable)})
        finally:
            self._busy = False
        return None

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    @on(Checkbox.Changed)
    def typed(self) -> None:
        """Take back what was said of the effect, and what is not wrong any more."""
        self.query_one("#effect").display = self.query_one("#refusal").display = False
        self.refusal = ""
        wrong = self._wrong() if any(field.problem for field in self.fields) else {}
        for field in self.fields:
            if field.problem:
                field.tell(wrong.get(field.key, ""))

    def action_leave(self) -> None:
        if self._leaving:
            self.app.clear_notifications()
        if self._leaving or not any(field.changed for field in self.fields):
            self.dismiss(None)
            return
        self._leaving = True
        self.notify("Press esc again to discard; ctrl+s records it", markup=False, severity="warning")
