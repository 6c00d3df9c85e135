"""What every box shares that asks or tells something over the screen it is about."""

from typing import Generic, TypeVar

from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Asking(ModalScreen[Answer], Generic[Answer]):
    """A box over a screen; its styles are read when the first one opens, which the first paint does not wait for."""

    DEFAULT_CSS = """
    Asking {
        align: center middle;
        background: $background 60%;
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

    #command > #answer {
        height: auto;
        max-height: 1fr;
        margin: 1 0 0 0;
    }

    #command > #ended {
        dock: bottom;
    }
    """
