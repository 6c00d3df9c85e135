"""One field of a form that is said of each of several things in its own words: a line for each."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.dialogs.box import Modal
from tui.widgets.footer import FooterKey
from tui.widgets.one_line import OneLine


class Each(Modal[Mapping[str, str]]):
    """Asks for one field, thing by thing; enter goes on to the next, and after the last back to the form."""

    DEFAULT_CSS = """
    #each {
        background: $surface;
        border: round $accent;
        padding: 0 1;
        width: 100%;
        max-width: 110;
        height: auto;
        max-height: 95%;
    }

    #each > VerticalScroll {
        height: auto;
        max-height: 100%;
    }

    #each .thing {
        color: $foreground-muted;
        height: 1;
    }

    #each Input {
        background: $panel;
        margin: 0 0 0 2;
    }

    #each Input:focus {
        background: $primary-muted;
    }
    """
    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("⏎", "next", "screen.next"),
        FooterKey("ctrl+s", "to the form", "screen.done"),
        FooterKey("esc", "to the form", "screen.done"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", "Back to the form, with what was typed", show=False, priority=True),
        Binding("escape", "done", "Back to the form, with what was typed", show=False),
    ]

    def __init__(self, label: str, things: Sequence[tuple[str, str]], texts: Mapping[str, str]) -> None:
        super().__init__()
        self.label, self.things, self.texts = label, things, texts

    def compose_box(self) -> ComposeResult:
        with Vertical(id="each") as box:
            box.border_title = Content(f"{self.label}, of each")
            with VerticalScroll(can_focus=False):
                for thing, name in self.things:
                    yield Static(Content(name), classes="thing")
                    yield OneLine(self.texts.get(thing, ""), name=thing, compact=True)

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    @on(Input.Submitted)
    def action_next(self) -> None:
        fields = list(self.query(Input))
        here = next((place for place, field in enumerate(fields) if field.has_focus), 0)
        if here + 1 < len(fields):
            fields[here + 1].focus()
        else:
            self.action_done()

    def action_done(self) -> None:
        self.dismiss({field.name or "": field.value for field in self.query(Input) if field.value.strip()})
