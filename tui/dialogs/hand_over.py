"""A handover before it is recorded: each thing that goes to another, and what stays."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.recording.handover import Handover
from programme.recording.record import record
from tui.dialogs.box import BACK, Modal
from tui.shared.host import host_of
from tui.shared.texts import TextLine, heading, quiet
from tui.widgets.footer import FooterKey
from tui.widgets.page import Page


class HandOver(Modal[str | None]):
    """Everything that one hands over to another, recorded all or none; it ends with what was recorded."""

    KEYS: ClassVar[tuple[FooterKey, ...]] = (FooterKey("ctrl+s", "record all", "screen.record_all"), BACK)
    RECORDING = frozenset({"ctrl+s"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back, and nothing is recorded", show=False),
        Binding("ctrl+s", "record_all", "Record all of it, or none", show=False, priority=True),
    ]

    def __init__(self, register: Register, made: Handover) -> None:
        super().__init__()
        self.register, self.made = register, made
        self._recording = False

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="entry") as box:
            box.border_title = Content(f"{self.made.who} hands over to {self.made.to}")
            yield Page(handover_lines(self.made))

    async def action_record_all(self) -> None:
        # Who presses twice records once.
        if self._recording:
            return
        self._recording = True
        made, host = self.made, host_of(self)
        try:
            await host.reader.run(lambda: record(self.register, made.signed(None)))
        except (Refused, Unreadable) as trouble:
            self._recording = False
            host.say(str(trouble), refused=True)
            return
        count = len(made.moved)
        things = "1 thing" if count == 1 else f"{count} things"
        self.dismiss(f"{things} went from {made.who} to {made.to}")


def handover_lines(made: Handover) -> Iterator[TextLine]:
    """Yield each thing that would go to another with the entry that says so, and what would stay."""
    yield heading(f"What goes to {made.to}")
    for held, proposed in made.moved:
        yield (
            Content(f"{held.ref or held.kind} {held.title}")
            + quiet(f" · {held.role}, by {proposed.entry_class.command}")
        )
    if made.left:
        yield Content("")
        yield heading(f"What stays with {made.who}, as it cannot change hands as it stands")
        for held in made.left:
            yield Content(f"{held.ref or held.kind} {held.title}") + quiet(f" · {held.role}")
