"""A screen over another: its last line names its own keys, in the place of those of the screen beneath."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tui.shared.host import host_of
from tui.widgets.footer import FooterKey, KeyBar

T = TypeVar("T")

BACK = FooterKey("esc", "back", "screen.dismiss")


class Modal(ModalScreen[T], Generic[T]):
    """A box over a screen, which has to be left before anything else is done.

    Its styles are read when the first one opens, which the first paint does not wait for.
    """

    DEFAULT_CSS = """
    Modal {
        align: center middle;
        background: $background 60%;
    }

    Modal > KeyBar {
        dock: bottom;
    }

    #choose, #explain, #tour, #ask-date, #entry, #command, #form {
        background: $surface;
        border: round $accent;
        padding: 0 1;
        width: 100%;
        max-width: 110;
    }

    #choose {
        height: 90%;
    }

    #choose > #choices {
        height: 1fr;
        border: none;
        background: $surface;
        padding: 0;
    }

    #choose > #words {
        margin: 0 0 1 0;
    }

    #explain, #entry, #tour {
        height: auto;
        max-height: 95%;
    }

    #ask-date {
        height: auto;
        max-width: 64;
    }

    #command {
        height: auto;
        max-height: 100%;
        max-width: 100%;
    }

    #command > #whole {
        height: auto;
        color: $foreground-muted;
    }

    #command > #answer {
        height: auto;
        max-height: 1fr;
        margin: 1 0 0 0;
    }

    #command > #ended {
        dock: bottom;
    }
    """
    KEYS: ClassVar[tuple[FooterKey, ...]] = (BACK,)
    # The keys that record something, which are off at another moment than today.
    RECORDING: ClassVar[frozenset[str]] = frozenset()

    def compose(self) -> ComposeResult:
        yield from self.compose_box()
        keys = KeyBar(self.KEYS, more=None)
        if self.RECORDING and host_of(self).recording_is_off:
            keys.off = self.RECORDING
        yield keys

    def compose_box(self) -> ComposeResult:
        """Compose the box."""
        yield from ()
