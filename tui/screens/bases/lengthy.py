"""A screen whose answer takes a while: worked out in pieces behind it, with progress, to be stopped and continued."""

from collections.abc import Iterator
from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from programme.foundation.refusal import Refused, Unreadable
from tui.screens.bases.table import TableScreen

# Between two pieces other reading has its turn, so that the clock and other screens do not wait for the whole.
PIECE_SECONDS = 0.05


class LengthyScreen(TableScreen):
    """A table that is filled by work in pieces; escape stops the work, `g` goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "go_on", "Go on with what was stopped", show=False, id="go-on"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._work: Iterator[str] | None = None
        # Tells a piece that comes back whether anybody still waits for it.
        self._turn = 0
        self.working = False

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield Static(id="progress", markup=False)

    def partly(self) -> None:
        """Show what is there so far; called after each piece."""

    def done(self) -> None:
        """Show the whole; called once, when the work is done."""
        raise NotImplementedError

    def begin(self, work: Iterator[str]) -> None:
        """Begin other work; what was under way is given up."""
        self._work = work
        self._turn += 1
        self.working = True
        self.run_worker(self._pieces(work, self._turn), group="lengthy", exit_on_error=False)

    async def _pieces(self, work: Iterator[str], turn: int) -> None:
        host = self.host
        while turn == self._turn:
            try:
                said = await host.reader.run(lambda: _piece(work))
            except (Refused, Unreadable) as trouble:
                self.end(str(trouble))
                return
            except Exception as error:  # noqa: BLE001 - a fault of one screen must not end the app
                self.end("")
                await host.fault(error)
                return
            if turn != self._turn or not self.is_attached:
                return
            if said is None:
                self.end("")
                self.done()
            else:
                self.say(f"… {said} (esc stops)")
                self.partly()

    def end(self, said: str) -> None:
        """Leave off whatever is under way, and say why, if it is worth saying."""
        self._turn += 1
        self.working, self._work = False, None
        self.say(said)

    def say(self, said: str) -> None:
        """Say how far the work is."""
        shown = self.query_one("#progress", Static)
        shown.display = bool(said)
        shown.update(said)

    def action_back(self) -> None:
        if not self.working:
            super().action_back()
            return
        work = self._work
        self.end("Stopped: g goes on, esc leaves.")
        self._work = work
        self.partly()

    def action_go_on(self) -> None:
        if self._work is not None and not self.working:
            self.begin(self._work)

    def on_unmount(self) -> None:
        self._turn += 1


def _piece(work: Iterator[str]) -> str | None:
    """Do a piece of the work, and return what is done next; None when there is nothing more to do."""
    end = monotonic() + PIECE_SECONDS
    for said in work:
        if monotonic() >= end:
            return said
    return None
