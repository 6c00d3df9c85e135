"""What stands beside the first screen where there is room: read after it was painted, for the moment that it shows."""

from collections.abc import Callable, Generator, Iterator
from functools import partial

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from domain.state.policy import Scale
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.journal.view import View
from programme.questions.dashboard.assessed import Assessed, assessed
from programme.questions.dashboard.news import News, news
from programme.questions.dashboard.signs import Sign, signs_of_life
from programme.questions.weekly.since import LOOK, MEETING
from programme.registers.all_due import Due, due
from programme.registers.risks.heat import elsewhere, heat
from tui.present.dashboard import SPARKED, assessed_lines, due_lines, news_lines, sign_lines
from tui.shared.host import host_of
from tui.widgets.heat_map import HeatMap
from tui.widgets.panel import Panel

AHEAD_DAYS = 14
NEWS = {
    "looked": (LOOK, "Since you last looked", "no look before this moment is known"),
    "met": (MEETING, "Since the last meeting", "no snapshot was given and no meeting was held before"),
}


class Around(msgspec.Struct, frozen=True):
    """What is read at once: the heat map, assessments, what is due, and signs of life."""

    scale: Scale
    cells: dict[tuple[int, int], list[str]]
    elsewhere: list[str]
    assessed: list[Assessed]
    due: list[Due]
    signs: list[Sign]


class Beside(Container):
    """The panels beside the first screen; where they have no room nothing is read for them."""

    def __init__(self) -> None:
        super().__init__(id="around")
        self._view: View | None = None
        self._shown: View | None = None

    def compose(self) -> ComposeResult:
        with Container(id="judged"):
            with Container(id="heat", classes="panel") as framed:
                framed.border_title = "Open risks"
                yield HeatMap(id="heat-map")
            yield Panel("Equality Impact Assessments", id="assessed")
        with Container(id="told"):
            yield Panel(f"Next {AHEAD_DAYS} days", id="next")
            yield Panel("Signs of life: days of silence", id="signs")
            for name, (_, title, _) in NEWS.items():
                yield Panel(title, id=name)

    def follow(self, view: View) -> None:
        """Show what there is at a view's moment, as soon as it is read; until then nothing of another moment."""
        if view is self._view:
            return
        self._view = view
        # No frame shows one moment above the rows of another.
        for panel in self.query(Panel):
            panel.wait()
        self.query_one(HeatMap).wait(view.programme.policy.scale)
        self._begin()

    def on_resize(self, _: events.Resize) -> None:
        self._begin()

    def _begin(self) -> None:
        view = self._view
        if view is not None and view is not self._shown and self.size.width and view is view.whole:
            self._shown = view
            self.call_after_refresh(self._work, view)

    def _work(self, view: View) -> None:
        self.run_worker(self._read(view), group="beside", exclusive=True, exit_on_error=False)

    async def _read(self, view: View) -> None:
        host = host_of(self)
        try:
            around = await host.reader.run(lambda: _around(view))
            if view is not self._view:
                return
            self._show(around, view)
            for name, (since, _, _) in NEWS.items():
                if host.register is not None:
                    await self._tell(name, since, view, host.register)
        except (Refused, Unreadable):
            pass  # whoever asks next is told
        except Exception as error:  # noqa: BLE001 - a fault of one part must not end the app
            await host.fault(error)

    async def _tell(self, name: str, since: str, view: View, register: Register) -> None:
        """Work out what moved, a piece at a time, so that whoever asks something waits for one piece."""
        found: list[News | None] = []
        pieces = _ending(news(register, view, since), found.append)
        while await host_of(self).reader.run(lambda: next(pieces, None)) is not None:
            if view is not self._view:
                return
        if view is self._view:
            panel = self.query_one(f"#{name}", Panel)
            panel.show(partial(news_lines, found[0], NEWS[name][2]))

    def _show(self, around: Around, view: View) -> None:
        self.query_one(HeatMap).show(around.scale, around.cells, around.elsewhere)
        self.query_one("#assessed", Panel).show(partial(assessed_lines, around.assessed))
        self.query_one("#next", Panel).show(partial(due_lines, around.due, view.on))
        self.query_one("#signs", Panel).show(partial(sign_lines, around.signs))


def _around(view: View) -> Around:
    programme = view.programme
    return Around(
        programme.policy.scale,
        heat(programme),
        elsewhere(programme),
        assessed(programme, view.on),
        due(programme, view.on, AHEAD_DAYS) if view.known else [],
        signs_of_life(view, SPARKED),
    )


def _ending(
    pieces: Generator[str, None, News | None], keep: Callable[[News | None], object]
) -> Iterator[str]:
    """Yield the pieces of some work, and keep what it returns."""
    keep((yield from pieces))
