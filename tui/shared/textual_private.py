"""Every private name of Textual that this app overrides or sets, in one place.

They may change with any release. They were read in the source of the version named here, and a test fails as soon as
another one is installed: read them again there, mend this file, and name that version.
"""

import asyncio
import select
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import IO, Any, Generic, Literal, TypeVar

from rich.text import Text
from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.driver import Driver
from textual.geometry import Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widgets import OptionList

READ_FROM = "8.2.8"

T = TypeVar("T")


class HeldScreen(Screen[T], Generic[T]):
    """A screen that can hold back its drawing."""

    def __init__(self) -> None:
        super().__init__()
        # For a screen that counts fewer than the app, Textual reads every style again, although none has changed.
        self._css_update_count = 0

    @property
    def held_back(self) -> bool:
        """Whether nothing is drawn for now."""
        return False

    def _compositor_refresh(self) -> None:
        if not self.held_back:
            super()._compositor_refresh()


class BaseApp(App[None]):
    """An app that is seen wherever there is a terminal, and ends with a sentence."""

    def last_words(self, error: Exception) -> str:
        """Return what is said of a fault that ends the app."""
        raise NotImplementedError

    def get_driver_class(self) -> type[Driver]:
        chosen = super().get_driver_class()
        leaving = {"LinuxDriver": _at_a_terminal, "WebDriver": _in_a_browser}.get(chosen.__name__)
        return leaving(chosen) if leaving else chosen

    def _handle_exception(self, error: Exception) -> None:
        # One sentence where Textual would print a trace; tests are still given the error.
        self._return_code = 1
        said = self.last_words(error)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.panic(Text(said))


class _Lenient:
    """A terminal to write to, which may be taken away meanwhile."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        # Textual writes in a thread; when that has died of an error, whoever writes next waits for ever.
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


def _at_a_terminal(driver: type[Driver]) -> type[Driver]:
    class AtATerminal(driver):  # type: ignore[misc, valid-type]
        """Textual's own, which draws on standard error only and reads on for ever when nobody can type any more."""

        def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - what Textual's own takes
            super().__init__(*given, **named)
            # Guarantee: the app is drawn wherever it starts, also when standard error is a file.
            seen = sys.__stderr__ if sys.__stderr__ and sys.__stderr__.isatty() else sys.__stdout__
            if seen is not None:
                self._file = _Lenient(seen)
            if self.input_tty:
                end = partial(asyncio.get_running_loop().call_soon_threadsafe, self._app.exit)
                Thread(target=_when_taken_away, args=(self.fileno, end), daemon=True).start()

    return AtATerminal


def _when_taken_away(terminal: int, end: Callable[[], object]) -> None:
    # Guarantee: the app ends when its terminal or its browser is taken away.
    watched = select.poll()
    # Asked for nothing, it tells only that the other side has gone.
    watched.register(terminal, 0)
    if any(what & select.POLLHUP for _, what in watched.poll()):
        with suppress(RuntimeError):
            end()


def _in_a_browser(driver: type[Driver]) -> type[Driver]:
    class InABrowser(driver):  # type: ignore[misc, valid-type]
        """Textual's own, which stays when the server of its browser has gone."""

        def run_input_thread(self) -> None:
            super().run_input_thread()
            with suppress(RuntimeError):
                self._app.call_later(self._app.exit)

    return InABrowser


class SteadyScrollView(ScrollView):
    """A view that scrolls over more than it shows."""

    def resize_content(self, size: Size) -> None:
        """Take another size of all there is, in the same frame."""
        # Set by Textual's way, one row more would lay out the whole screen, and draw the scroll bar a frame later.
        self.set_reactive(SteadyScrollView.virtual_size, size)
        self._scroll_update(size)


class Options(OptionList):
    """Textual's list, which pages by its lines; on a terminal of a few lines it has none."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)


class SmallTerminalPalette(CommandPalette):
    """Textual's palette, on a terminal of a few lines, too."""

    def _action_command_list(self, action: str) -> None:
        # Without room the list has no lines to move by, and Textual would look for one.
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)
