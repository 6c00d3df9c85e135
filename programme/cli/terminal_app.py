"""The terminal app as the command line knows it: whoever starts the program provides one."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from programme.foundation.refusal import Refused

if TYPE_CHECKING:
    from programme.journal.register import Register


class TerminalApp(Protocol):
    """What can be opened where somebody looks at a terminal."""

    def open_store(
        self,
        store: str | None,
        programme: str | None,
        *,
        as_of: str | None,
        as_known: str | None,
        redacted: bool,
        at: str | None,
    ) -> None:
        """Open the app on a store; it begins by asking for a name where there is no programme yet."""

    def open_demo(self, register: "Register", *, as_of: str | None, as_known: str | None) -> None:
        """Open the app on a private copy of a history."""

    def open_portfolio(self, file: Path) -> None:
        """Open the screen of a portfolio, and from there the app on each programme."""


_provided: list[TerminalApp] = []


def provide(app: TerminalApp) -> None:
    """Give the command line the app that it opens."""
    _provided[:] = [app]


def terminal_app() -> TerminalApp:
    """Return the app that was provided; Refused when this program has none."""
    if not _provided:
        raise Refused(["this program was started without its terminal app: run the programme command"])
    return _provided[0]


def has_terminal() -> bool:
    """Tell whether somebody can look at the app."""
    # A browser is a terminal as well: what serves the app names the driver that draws in it.
    return "TEXTUAL_DRIVER" in os.environ or all(
        stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)
    )
