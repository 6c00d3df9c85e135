"""One field of a form: its label, what it is typed into, and beneath it what is wrong or what belongs there."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, Static, TextArea
from textual.widgets.select import InvalidSelectValueError

from domain.foundation.typed_dates import understand
from programme.recording.one_line.suggested import SUGGESTED
from tui.forms.asked_field import AskedField
from tui.forms.references import ReferenceField
from tui.forms.styles import FIELD
from tui.widgets.lines import Lines
from tui.widgets.one_line import OneLine
from tui.widgets.tick import Tick

Known = Callable[[], Sequence[tuple[str, str]]]
HINTS = {
    "date": "2008-12-01, 27 jan 2009, next friday",
    "span": "2008-12-01, 2008-12, about 2008",
    "number": "a number",
    "entry": "numbers of entries, or risk raise R-004; semicolons between",
    "numbers": "numbers with spaces between them",
    "fields": "one a line: field = right value",
}


class FormField(Vertical):
    """A label and what is typed beside it; says when it is left."""

    DEFAULT_CSS = FIELD

    class Left(Message):
        """The field was left: it can be checked."""

        def __init__(self, field: "FormField") -> None:
            super().__init__()
            self.field = field

    def __init__(self, asked: AskedField, today: date, known: Known = tuple, letter: str = "") -> None:
        super().__init__()
        self.letter = letter
        self.key, self.shape, self.initial, self._empty = asked
        self._today = today
        self._known = known
        self.problem = self._note = self._asked = ""

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(self._label(), classes="label")
            yield self._control()
        yield Static(classes="said", markup=False)

    def on_mount(self) -> None:
        self._say(focused=False)

    def _label(self) -> Content:
        label = Content(f"{self.shape.label}{' *' if self.shape.required else ''}")
        place = self.shape.label.find(self.letter) if self.letter else -1
        return label.stylize("underline", place, place + 1) if place >= 0 else label

    def _control(self) -> Widget:
        shape = self.shape
        match shape.holds:
            case "choice":
                options = [(choice, choice) for choice in shape.choices]
                chosen = self.initial or shape.default or Select.NULL
                return Select(
                    options, value=chosen, allow_blank=shape.default is None, prompt="choose", compact=True
                )
            case "yes-no":
                return Tick(value=self.initial == "yes" or bool(shape.default), compact=True)
            case "reference":
                return ReferenceField(self._known, self.initial, many=shape.many)
            case "lines" | "fields":
                return Lines(self.initial, compact=True, highlight_cursor_line=False)
            case "text" if shape.names or shape.name in SUGGESTED:
                hint = "a name, or a post" if shape.names else "type, or choose what fits"
                return ReferenceField(
                    self._known, self.initial, many=shape.many, between=";", hint=self._empty or hint
                )
            case _:
                kind = f"{shape.holds}s" if shape.many else shape.holds
                return OneLine(self.initial, placeholder=self._empty or HINTS.get(kind, ""), compact=True)

    @property
    def control(self) -> Widget:
        """What is typed into."""
        return self.query(Horizontal).first().children[1]

    @property
    def text(self) -> str:
        """What was typed, as text."""
        match self.control:
            case Select() as select:
                return "" if select.value is Select.NULL else str(select.value)
            case Checkbox() as box:
                return "yes" if box.value else ""
            case TextArea() as area:
                return area.text
            case ReferenceField() | Input() as field:
                return field.value
            case _:
                return ""

    def type(self, text: str) -> None:
        """Put a text in, as if it was typed."""
        match self.control:
            case Select() as select:
                with suppress(InvalidSelectValueError):
                    select.value = text
            case Checkbox() as box:
                box.value = text == "yes"
            case TextArea() as area:
                area.text = text
            case Input() as field:
                field.value = text
            case ReferenceField() as field:
                field.query_one(Input).value = text

    @property
    def value(self) -> Any:  # noqa: ANN401 - what the door takes: text, a list of texts, or nothing
        """What was typed, as the door takes it; None when nothing was."""
        text = self.text
        if not text.strip():
            return None
        if self.shape.many:
            between = r"[,\s]+" if self.shape.holds == "reference" else r"[;\n]+"
            return [part.strip() for part in re.split(between, text) if part.strip()]
        if self.shape.holds == "fields":
            pairs = (line.partition("=") for line in text.splitlines() if line.strip())
            return {name.strip().replace(" ", "_"): value.strip() for name, _, value in pairs}
        return text

    @property
    def changed(self) -> bool:
        """Whether something was typed that leaving would lose."""
        return self.text != (self.initial or self.shape.default or "") and bool(self.text)

    def note(self, said: str) -> None:
        """Say what the field holds besides what is typed into it; empty for nothing."""
        self._note = said
        self._say(focused=self.has_focus_within)

    def ask(self, question: str) -> None:
        """Ask about what was typed; nothing is refused for it."""
        if question or self._asked:
            self._asked = question
            self.note(question)

    def tell(self, problem: str) -> None:
        """Say what is wrong with the field, or that nothing is."""
        self.problem = problem
        self.set_class(bool(problem), "wrong")
        self._say(focused=self.has_focus_within)

    def _say(self, *, focused: bool) -> None:
        said = self.query_one(".said", Static)
        hint = (self._understood() or self.shape.description) if focused else ""
        text = f"✗ {self.problem}" if self.problem else self._note or hint
        said.update(Content(text))
        said.display = bool(text)

    def _understood(self) -> str:
        """Return how a date is read, while it is typed."""
        if self.shape.holds not in {"date", "span"} or not self.text.strip():
            return ""
        try:
            return f"= {understand(self.text, self._today).words}"
        except ValueError:
            return ""

    def on_resize(self) -> None:
        # What is offered or said beneath a field makes it higher.
        if self.has_focus_within:
            self.scroll_visible(animate=False)

    def on_descendant_focus(self) -> None:
        self.add_class("here")
        self._say(focused=True)

    def on_descendant_blur(self) -> None:
        self.remove_class("here")
        self._say(focused=False)
        self.post_message(self.Left(self))

    @on(Input.Changed)
    def say_how_it_is_understood(self) -> None:
        if self.has_focus_within:
            self._say(focused=True)

    @on(Input.Submitted)
    def next_field(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()
