"""A screen over another: its last line names its own keys, in the place of those of the screen beneath."""

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tui.widgets.footer import Key, KeyBar

if TYPE_CHECKING:
    from tui.app import ProgrammeApp

T = TypeVar("T")

BACK = Key("esc", "back", "screen.dismiss")


class Modal(ModalScreen[T], Generic[T]):
    """A box over a screen, which has to be left before anything else is done."""

    KEYS: ClassVar[tuple[Key, ...]] = (BACK,)
    # The keys that record something, which are off at another moment than today.
    RECORDING: ClassVar[frozenset[str]] = frozenset()

    def compose(self) -> ComposeResult:
        yield from self.compose_box()
        keys = KeyBar(self.KEYS, more=None)
        if self.RECORDING and cast("ProgrammeApp", self.app).recording_is_off:
            keys.off = self.RECORDING
        yield keys

    def compose_box(self) -> ComposeResult:
        """Compose the box."""
        yield from ()
