"""What a form and its fields are for, with the keys that work in it."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.dialogs.explain import Explain
from tui.forms.fields import HINTS, FormField

KEYS = (
    ("ctrl+s", "record"),
    ("ctrl+e", "what recording it would change"),
    ("tab", "the next field, taking the only thing that fits what was typed; shift+tab the one before"),
    ("alt", "with the letter that is underlined: to that field"),
    ("↓ ⏎", "choose from what is offered"),
    ("? f1", "this help; where text stands, f1 alone"),
    ("esc", "leave; again where something was typed, which is then discarded"),
)


def explain(form: Screen[Any], heading: str, about: str, fields: Sequence[FormField]) -> None:
    """Show what a form asks for, field by field."""
    said = (
        f"{_name(field)}: {field.shape.description or HINTS.get(field.shape.holds, 'text')}"
        for field in fields
    )
    form.app.push_screen(Explain(heading, [about, "", *said], KEYS))


def holds_text(widget: Widget | None) -> bool:
    """Tell whether a text stands where somebody types: there a question mark is a part of it."""
    match widget:
        case Input():
            return bool(widget.value)
        case TextArea():
            return bool(widget.text)
        case _:
            return False


def _name(field: FormField) -> str:
    return f"{field.shape.label} (needed)" if field.shape.required else field.shape.label
