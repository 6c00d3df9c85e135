"""Playing the history as a film: the clock moves by itself until somebody stops it or it comes to today."""

from collections.abc import Callable
from datetime import timedelta

from textual.binding import Binding, BindingType
from textual.timer import Timer

from tui.shared.clock import Clock
from tui.shared.host import Host

FRAME_SECONDS = 0.2
# How many days one frame moves on, and what that is called.
SPEEDS = ((1, "a day"), (7, "a week"), (30, "a month"))
FILM_KEYS: tuple[BindingType, ...] = (
    Binding("P,space", "film", "Play the history, stop it", show=False, id="film"),
    Binding("plus", "speed(1)", "Faster", show=False, id="faster"),
    Binding("minus", "speed(-1)", "Slower", show=False, id="slower"),
)


class Film:
    """The clock running: `move` moves it, `every` calls a function again and again."""

    def __init__(
        self,
        host: Host,
        move: Callable[[Clock], None],
        every: Callable[[float, Callable[[], None]], Timer],
    ) -> None:
        self._host = host
        self._move = move
        self._every = every
        self._timer: Timer | None = None
        self._speed = 1

    async def play_or_stop(self) -> None:
        """Play from the clock's date, from the beginning when it is at today's; stop when it plays."""
        if self._timer is not None:
            self.stop()
            return
        host = self._host
        days = await host.days()
        if not days:
            return
        if host.clock.day(host.today) >= host.today:
            self._move(host.clock.to(min(days), host.today))
        self._timer = self._every(FRAME_SECONDS, self._frame)
        host.say(f"Playing, {SPEEDS[self._speed][1]} at a time: space stops, + and - change the speed.")

    def change_speed(self, step: int) -> None:
        """Play faster (1) or slower (-1)."""
        self._speed = max(0, min(len(SPEEDS) - 1, self._speed + step))
        self._host.say(f"The film moves {SPEEDS[self._speed][1]} at a time.")

    def stop(self) -> None:
        """Stop where it is."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _frame(self) -> None:
        host = self._host
        # A frame that is not drawn yet is not overtaken: a slow terminal sees all of it, slowly.
        if host.following:
            return
        day = host.clock.day(host.today) + timedelta(days=SPEEDS[self._speed][0])
        if day >= host.today:
            self.stop()
            day = host.today
        self._move(host.clock.to(day, host.today))
