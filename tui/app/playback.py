"""Playing the history as a film: the clock moves by itself until somebody stops it or it comes to today."""

from datetime import timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer

from tui.app.clock_keys import MovingApp
from tui.shared.clock import Clock

FRAME_SECONDS = 0.2
# How many days one frame moves on, and what that is called.
SPEEDS = ((1, "a day"), (7, "a week"), (30, "a month"))


class FilmApp(MovingApp):
    """An app whose clock can run."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "film", "Play the history, stop it", show=False),
        Binding("plus", "speed(1)", "Faster", show=False),
        Binding("minus", "speed(-1)", "Slower", show=False),
    ]
    _film: Timer | None = None
    _speed = 1

    async def action_film(self) -> None:
        if self._film is not None:
            self.stop_film()
            return
        days = await self.days()
        if not days:
            return
        if self.clock.day(self.today) >= self.today:
            super().look(self.clock.to(min(days), self.today))
        self._film = self.set_interval(FRAME_SECONDS, self._frame)
        self.say(f"Playing, {SPEEDS[self._speed][1]} at a time: space stops, + and - change the speed.")

    def action_speed(self, step: int) -> None:
        self._speed = max(0, min(len(SPEEDS) - 1, self._speed + step))
        self.say(f"The film moves {SPEEDS[self._speed][1]} at a time.")

    def look(self, clock: Clock) -> None:
        """Move the clock; whoever moves it by hand stops the film."""
        self.stop_film()
        super().look(clock)

    def stop_film(self) -> None:
        """Stop where it is."""
        if self._film is not None:
            self._film.stop()
            self._film = None

    def _frame(self) -> None:
        # A frame that is not drawn yet is not overtaken: a slow terminal sees all of it, slowly.
        if self.following:
            return
        day = self.clock.day(self.today) + timedelta(days=SPEEDS[self._speed][0])
        if day >= self.today:
            self.stop_film()
            day = self.today
        super().look(self.clock.to(day, self.today))
