"""A screen over another: its last line names its own keys, in the place of those of the screen beneath."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tui.widgets.footer import Key, KeyBar

T = TypeVar("T")

BACK = Key("esc", "back", "screen.dismiss")


class Modal(ModalScreen[T], Generic[T]):
    """A box over a screen, which has to be left before anything else is done."""

    KEYS: ClassVar[tuple[Key, ...]] = (BACK,)

    def compose(self) -> ComposeResult:
        yield from self.compose_box()
        yield KeyBar(self.KEYS, more=None)

    def compose_box(self) -> ComposeResult:
        """Compose the box."""
        yield from ()
