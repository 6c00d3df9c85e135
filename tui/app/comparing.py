"""Looking at more than one moment: two compared, or every day in hindsight."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.journal.view import View
from tui.app.following import FollowingApp
from tui.shared.clock import THEN, Clock

if TYPE_CHECKING:
    from programme.questions.hindsight import Hindsight


class Comparing(FollowingApp):
    """The part of the app that compares moments and looks back on all days."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "compare", "Compare with another moment", show=False),
        Binding("H", "hindsight", "Every day in hindsight", show=False),
    ]

    def __init__(self, register: Register | None, clock: Clock) -> None:
        super().__init__(register, clock)
        # Looking back takes a while, and gives the same until something else is recorded.
        self.looked_back: dict[object, Hindsight] = {}

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
