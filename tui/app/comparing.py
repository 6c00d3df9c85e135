"""Looking at more than one moment: two compared, or every day in hindsight."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from programme.foundation.looks import Look, last_look, note_look
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.journal.view import View
from tui.app.following import FollowingApp
from tui.screens.bases.programme_screen import ProgrammeScreen
from tui.shared.clock import THEN, Clock

if TYPE_CHECKING:
    from programme.questions.hindsight import Hindsight


class Comparing(FollowingApp):
    """The part of the app that compares moments and looks back on all days."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "compare", "Compare with another moment", show=False, id="compare"),
        Binding("M", "moved", "What moved since you last looked", show=False, id="moved"),
        Binding("H", "hindsight", "Every day in hindsight", show=False, id="hindsight"),
    ]

    def __init__(self, register: Register | None, clock: Clock) -> None:
        super().__init__(register, clock)
        # Looking back takes a while, and gives the same until something else is recorded.
        self.looked_back: dict[object, Hindsight] = {}
        # What there was to see when the app was closed the last time.
        self._last_look: Look | None = None
        # What there is to see now.
        self._looked: Look | None = None

    async def action_compare(self) -> None:
        if self.view is None:
            return
        from tui.dialogs.ask_moment import AskMoment  # noqa: PLC0415 - not needed for the first paint

        try:
            suggested = dict(self._moments(self.view, await self.days()))
        except (Refused, Unreadable) as trouble:
            self.say(str(trouble), refused=True)
            return
        asking = AskMoment("Compare with which moment?", suggested, self.today, self.clock)

        async def chosen(key: str | None) -> None:
            if key is not None:
                await self.compare(asking.moments[key])

        self.push_screen(asking, chosen)

    async def compare(self, other: Clock) -> None:
        """Compare the clock's moment with another."""
        from tui.screens.compare import Compare  # noqa: PLC0415 - not needed for the first paint

        present = self.present()
        if isinstance(present, Compare):
            present.compare_with(other)
        else:
            await self.push_screen(Compare(other))

    async def action_moved(self) -> None:
        """Show what moved since the last look, or before any since the last snapshot given, or in a week."""
        if self.view is not None:
            marked = dict(self._marked(self.view))
            await self.open_moved(next(iter(marked.values()), self.clock.days(-7, self.today)))

    async def open_moved(self, since: Clock) -> None:
        """Show what moved since a moment."""
        from tui.screens.weekly.moved import Moved  # noqa: PLC0415 - not needed for the first paint

        if not isinstance(self.present(), Moved):
            await self.push_screen(Moved(since))

    def _marked(self, view: View) -> Iterator[tuple[str, Clock]]:
        """Yield the moments that somebody has seen: at the last look, and in the last snapshot given."""
        programme_id = view.programme_id
        # Until the app is closed the look before this one is the last.
        look = self._last_look = self._last_look or last_look(programme_id, view.moment.position)
        if look:
            yield "when you last looked", Clock(look.on, f"#{look.position}")
        if view.programme.snapshots:
            given = max(reversed(view.programme.snapshots), key=lambda one: one.on.latest)
            yield f"the snapshot given to {given.forum}", Clock(given.as_of, f"#{given.position}")

    async def _show(self, screen: ProgrammeScreen | None) -> None:
        await super()._show(screen)
        if self.view is not None and self.view.moment.live:
            self._looked = Look(self.view.on, self.view.moment.position)

    def on_unmount(self) -> None:
        if self.register is not None and self._looked is not None:
            note_look(self.register.programme_id, self._looked)

    async def action_hindsight(self) -> None:
        from tui.screens.hindsight import HindsightScreen  # noqa: PLC0415 - not needed for the first paint

        if not isinstance(self.present(), HindsightScreen):
            await self.push_screen(HindsightScreen())

    def _moments(self, view: View, days: Mapping[date, int]) -> Iterator[tuple[str, Clock]]:
        """Yield the moments that are most often compared with, the first of them offered first."""
        clock, today = self.clock, self.today
        yield "a month before", clock.months(-1, today)
        yield "a week before", clock.days(-7, today)
        yield "a year before", clock.months(-12, today)
        yield from self._marked(view)
        if entry := clock.entry(days, -1, today):
            yield "the entry before", entry
        if not view.moment.live:
            yield "today, by all that is known", Clock()
        if clock.on is not None and clock.known is None:
            yield "the same date, as known then", clock.knowing(THEN)
        if clock.known is not None:
            yield "the same date, as known now", clock.knowing(None)
        for phase in view.programme.phases.values():
            if phase.live is not None:
                live = clock.to(phase.live.earliest, today).days(-1, today)
                yield f"the day before {phase.ref} went live", live
        if days and min(days) < clock.day(today):
            yield "the beginning", clock.to(min(days), today)
