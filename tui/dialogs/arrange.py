"""Choosing the columns of a table: which are shown, and in which order."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from programme.answers.answer import Field
from tui.dialogs.box import Modal
from tui.shared.arrangement import Arrangement
from tui.shared.textual_private import Options
from tui.widgets.footer import FooterKey

HELP_LINES = (
    "Which columns the table shows, and in which order; it is kept for this register, as the sorting is.",
    "The first column says which thing a row is about: it stays, and stays first.",
    "A filter looks in columns that are left out as well.",
)
KEYS = (
    ("space ⏎", "show the column, or leave it out"),
    ("- +", "move it to the left, to the right"),
    ("r", "all columns and rows as they came"),
    ("esc q o", "done: back to the table"),
)


class Arrange(Modal[Arrangement]):
    """The columns of one table; it ends with how they are arranged."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (
        FooterKey("space", "show, leave out", "screen.turn"),
        FooterKey("- +", "move"),
        FooterKey("r", "as it came", "screen.as_it_came"),
        FooterKey("?", "more", "screen.explain"),
        FooterKey("esc", "done", "screen.done"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,o", "done", "Back", show=False),
        Binding("space", "turn", "Show the column, leave it out", show=False, priority=True),
        Binding("minus", "move(-1)", "Further to the left", show=False),
        Binding("plus", "move(1)", "Further to the right", show=False),
        Binding("r", "as_it_came", "Columns and rows as they came", show=False),
        Binding("question_mark", "explain", "Explain this", show=False),
    ]

    def __init__(self, title: str, fields: Sequence[Field], arrangement: Arrangement) -> None:
        super().__init__()
        self.heading = title
        self.fields = tuple(fields)
        self.arrangement = arrangement

    def compose_box(self) -> ComposeResult:
        with Vertical(id="choose") as box:
            box.border_title = Content(f"Columns of {self.heading}")
            yield Options(markup=False, compact=True)

    def on_mount(self) -> None:
        self._list(0)

    def on_option_list_option_selected(self) -> None:
        self.action_turn()

    def action_turn(self) -> None:
        key, place = self._here
        if place:
            self.arrangement = self.arrangement.turned(key)
            self._list(place)

    def action_move(self, step: int) -> None:
        key, _ = self._here
        self.arrangement = self.arrangement.moved(key, step, self.fields)
        self._list(self.arrangement.keys(self.fields).index(key))

    def action_as_it_came(self) -> None:
        self.arrangement = Arrangement()
        self._list(0)

    def action_explain(self) -> None:
        from tui.dialogs.explain import Explain  # noqa: PLC0415 - seldom asked for

        self.app.push_screen(Explain(f"Columns of {self.heading}", HELP_LINES, KEYS))

    def action_done(self) -> None:
        self.dismiss(self.arrangement)

    @property
    def _here(self) -> tuple[str, int]:
        place = self.query_one(OptionList).highlighted or 0
        return self.arrangement.keys(self.fields)[place], place

    def _list(self, place: int) -> None:
        shown = self.query_one(OptionList)
        headers = {field.key: field.header for field in self.fields}
        shown.clear_options()
        for key in self.arrangement.keys(self.fields):
            hidden = key in self.arrangement.hidden
            said = f"{'☐' if hidden else '☑'} {headers[key]}{' (left out)' if hidden else ''}"
            shown.add_option(Option(Content(said)))
        shown.highlighted = place
