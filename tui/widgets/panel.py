"""A panel: lines of one kind, of which each opens what it counts."""

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.present.lines import Lines, PanelLine
from tui.shared.texts import quiet
from tui.shared.textual_private import Options

WAITING = "…"


class Panel(Options):
    """Lines under a title, made for the width there is; one line stays one line."""

    class Chosen(Message):
        """A line was chosen: the command that it opens."""

        def __init__(self, line: PanelLine) -> None:
            super().__init__()
            self.line = line

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, markup=False, classes="panel")
        self.border_title = title
        self._made: Lines | None = None
        self._told: tuple[PanelLine, ...] = ()
        self._made_for = 0

    def wait(self) -> None:
        """Show that its lines are still to come, so that none of another moment is left."""
        self.show(lambda _: [PanelLine(quiet(WAITING))])

    def show(self, made: Lines) -> None:
        """Show other lines."""
        self._made = made
        self._lay_out()

    def on_resize(self, _: events.Resize) -> None:
        if self.scrollable_content_region.width != self._made_for:
            self._lay_out()

    def on_focus(self) -> None:
        if self.highlighted is None:
            self.action_first()

    @property
    def line(self) -> PanelLine | None:
        """The line that the cursor is on."""
        at = self.highlighted
        return self._told[at] if at is not None and at < len(self._told) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._told[event.option_index]))

    def _lay_out(self) -> None:
        self._made_for = self.scrollable_content_region.width
        if self._made is None or not self._made_for:
            return
        before, at = self.line, self.highlighted
        lines = tuple(self._made(self._made_for))
        # What is shown already is not drawn again.
        if lines != self._told:
            self._told = lines
            self.set_options(Option(line.text, disabled=not line.opens) for line in lines)
            self.highlighted = self._place(before, at)

    def _place(self, before: PanelLine | None, at: int | None) -> int | None:
        """Return where the cursor goes: to the line it was on, by its key or else its place."""
        chosen = [place for place, line in enumerate(self._told) if line.opens]
        if before is not None and before.key:
            chosen = [place for place in chosen if self._told[place].key == before.key] or chosen
            return chosen[0] if chosen else None
        if at in chosen:
            return at
        return chosen[0] if chosen and self.has_focus else None
