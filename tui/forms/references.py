"""A field for references: type part of a reference or of a title, and pick from what fits."""

from collections.abc import Callable, Sequence
from typing import Self

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from programme.answers.search import holds, searchable, words_of
from tui.shared.textual_private import Options
from tui.widgets.one_line import OneLine

MOST = 5


class ReferenceField(Vertical):
    """An input with what fits beneath it while it has the focus; `many` takes several, with commas between."""

    def __init__(
        self,
        known: Callable[[], Sequence[tuple[str, str]]],
        value: str = "",
        *,
        many: bool = False,
        between: str = ",",
        hint: str = "a reference, or part of a title",
    ) -> None:
        super().__init__()
        self._known = known
        self._initial = value
        self._many = many
        self._between = between
        self._hint = hint

    def compose(self) -> ComposeResult:
        several = (
            "names, with semicolons between" if self._between == ";" else "references, with commas between"
        )
        placeholder = several if self._many else self._hint
        yield OneLine(self._initial, placeholder=placeholder, compact=True)
        yield Options(markup=False, compact=True)

    def on_mount(self) -> None:
        self.query_one(OptionList).display = False
        # Reached from the input by the down key: tab goes on to the next field.
        self.query_one(OptionList).can_focus = False

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 - as Textual's own
        # What is typed into is within it: whoever goes to it goes there.
        self.query_one(Input).focus(scroll_visible)
        return self

    @property
    def value(self) -> str:
        """What was typed."""
        return self.query_one(Input).value

    @on(Input.Changed)
    def list_fitting(self) -> None:
        if self.query_one(Input).has_focus:
            self._list()

    def on_descendant_focus(self) -> None:
        self._list()

    def on_descendant_blur(self) -> None:
        self.query_one(OptionList).display = False

    def take_only(self) -> None:
        """Take the only thing that fits what was typed, if there is one."""
        typed = searchable(self._last())
        fits = self._fits() if typed else []
        if len(fits) == 1 and fits[0][0].casefold() != typed:
            self._take(fits[0][0])

    def _fits(self) -> list[tuple[str, str]]:
        words = words_of(searchable(self._last()))
        return [(ref, name) for ref, name in self._known() if holds(searchable(name), words)]

    def _list(self) -> None:
        typed = searchable(self._last())
        fits = self._fits()
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(Option(Content(name), id=ref) for ref, name in fits[:MOST])
        if len(fits) > MOST:
            listed.add_option(Option(Content(f"… {len(fits) - MOST} more: type to narrow"), disabled=True))
        exact = any(ref.casefold() == typed for ref, _ in fits)
        listed.display = bool(fits) and not exact
        listed.highlighted = None

    def on_key(self, event: events.Key) -> None:
        listed = self.query_one(OptionList)
        if not listed.display or event.key not in {"down", "up", "enter"}:
            return
        if event.key == "enter":
            if listed.highlighted is None:
                self.take_only()
                return
            self._take(listed.get_option_at_index(listed.highlighted).id)
        elif event.key == "down":
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()
        event.stop()
        event.prevent_default()

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(event.option_id)

    def _take(self, reference: str | None) -> None:
        if reference is None:
            return
        field = self.query_one(Input)
        before = field.value.rpartition(self._between)[0]
        field.value = f"{before}{self._between} {reference}" if self._many and before else reference
        field.action_end()
        field.focus()
        self.query_one(OptionList).display = False

    def _last(self) -> str:
        return self.value.rpartition(self._between)[2].strip() if self._many else self.value.strip()
