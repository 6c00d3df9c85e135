"""Choosing one of several things: type part of it, or move to it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from programme.answers.search import holds, searchable, words_of
from tui.dialogs.box import BACK, Modal
from tui.shared.texts import heading, quiet
from tui.shared.textual_private import Options
from tui.widgets.footer import FooterKey
from tui.widgets.one_line import OneLine


class Choice(NamedTuple):
    """Something that can be chosen: what it is known by, its name, what it means, and the heading it stands under."""

    key: str
    name: str
    meaning: str = ""
    group: str = ""


class Choose(Modal[str | None]):
    """A list to choose from, which narrows as you type."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("a … z", "narrow"),
        FooterKey("↑ ↓", "move"),
        FooterKey("⏎", "choose"),
        BACK,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", show=False),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], hint: str = "type part of it") -> None:
        super().__init__()
        self.heading = title
        self.choices = tuple(choices)
        self.hint = hint

    def compose_box(self) -> ComposeResult:
        with Vertical(id="choose") as box:
            box.border_title = Content(self.heading)
            yield OneLine(placeholder=self.hint, id="words", compact=True)
            yield Options(id="choices", markup=False)

    def on_mount(self) -> None:
        self._list("")

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        self._list(event.value)

    def fitting(self, typed: str) -> Iterable[Choice]:
        """Return the choices that fit what was typed, the likeliest first."""
        words = words_of(typed)
        fitting = [c for c in self.choices if holds(searchable(f"{c.name} {c.meaning}"), words)]

        def unlikely(choice: Choice) -> tuple[bool, bool]:
            # What is typed is most often the beginning of a name, or a word of it.
            name = searchable(choice.name)
            return not name.startswith(searchable(typed)), not holds(name, words)

        return sorted(fitting, key=unlikely)

    def _list(self, typed: str) -> None:
        fitting = list(self.fitting(typed))
        listed = self.query_one(OptionList)
        listed.clear_options()
        group = ""
        for choice in fitting:
            if choice.group != group and not typed:
                group = choice.group
                listed.add_option(Option(heading(group), disabled=True))
            text = Content(choice.name).stylize("bold") + quiet(f"  {choice.meaning}")
            # What cannot be chosen only says why.
            listed.add_option(Option(text, id=choice.key or None, disabled=not choice.key))
        if not fitting:
            listed.add_option(Option(quiet("nothing fits what you typed"), disabled=True))
        else:
            listed.action_first()

    def action_move(self, step: int) -> None:
        listed = self.query_one(OptionList)
        listed.action_cursor_down() if step > 0 else listed.action_cursor_up()

    @on(Input.Submitted)
    def take_highlighted(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id is not None:
            self.dismiss(option.id)

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)
