"""Moving the one clock by keyboard, and asking for a date."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from programme.foundation.refusal import Refused, Unreadable
from programme.questions.silences import SILENT_DAYS
from tui.app.following import FollowingApp
from tui.present.history_line import silence
from tui.shared.clock import THEN, Clock
from tui.widgets.scrubber import Scrubber


class ClockKeys(FollowingApp):
    """The part of the app that moves its clock, by keys that work on every screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("comma", "day(-1)", "A day back", show=False, id="day-back"),
        Binding("full_stop", "day(1)", "A day on", show=False, id="day-on"),
        Binding("less_than_sign", "month(-1)", "A month back", show=False, id="month-back"),
        Binding("greater_than_sign", "month(1)", "A month on", show=False, id="month-on"),
        Binding("left_square_bracket", "entry(-1)", "The entry before", show=False, id="entry-before"),
        Binding("right_square_bracket", "entry(1)", "The next entry", show=False, id="next-entry"),
        Binding("left_curly_bracket", "silence(-1)", "The silence before", show=False, id="silence-before"),
        Binding("right_curly_bracket", "silence(1)", "The next silence", show=False, id="next-silence"),
        Binding("at", "ask_date", "Ask for a date", show=False, id="ask-date"),
        Binding("t", "today", "Today, by all that is known", show=False, id="today"),
        Binding("K", "known_then", "As known then", show=False, id="known-then"),
        Binding("h", "known_now", "As known now", show=False, id="known-now"),
    ]

    def action_day(self, days: int) -> None:
        self.look(self.clock.days(days, self.today))

    def action_month(self, months: int) -> None:
        self.look(self.clock.months(months, self.today))

    def action_today(self) -> None:
        self.look(Clock())

    def action_known_then(self) -> None:
        self.look(self.clock.knowing(THEN))
        screen = self.present()
        if self.clock.on is None and not (screen and screen.SHOWS_EVERY_DAY):
            self.say("What was known by today is what is known now: move the date, and K stays switched on.")

    def action_known_now(self) -> None:
        self.look(self.clock.knowing(None))

    async def action_entry(self, step: int) -> None:
        try:
            moved = self.clock.entry(await self.days(), step, self.today)
        except (Refused, Unreadable) as trouble:
            self.say(str(trouble), refused=True)
            return
        if moved is None:
            self.say(f"There is no entry {'later' if step > 0 else 'earlier'} than this date.")
        else:
            self.look(moved)

    async def action_silence(self, step: int) -> None:
        try:
            days = await self.days()
        except (Refused, Unreadable) as trouble:
            self.say(str(trouble), refused=True)
            return
        found = silence(days, self.clock.day(self.today), self.today, step)
        if found is None:
            self.say(
                f"There is no silence of {SILENT_DAYS} days {'after' if step > 0 else 'before'} this date."
            )
            return
        self.look(self.clock.to(found.first, self.today))
        self.say(found.words)

    @on(Scrubber.Moved)
    def scrubbed(self, event: Scrubber.Moved) -> None:
        self.look(self.clock.to(event.day, self.today))

    def action_ask_date(self) -> None:
        from tui.dialogs.ask_date import AskDate  # noqa: PLC0415 - not needed for the first paint

        self.push_screen(AskDate(self.today), self._asked)

    def _asked(self, day: date | None) -> None:
        if day is not None:
            self.look(self.clock.to(day, self.today))
