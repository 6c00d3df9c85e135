"""Following the clock: the register is read behind the screen, and only what was asked last is shown."""

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Any

from programme.foundation.garbage import resume, spare_what_stays, without_collection
from programme.foundation.refusal import Refused, Unreadable
from programme.journal.register import Register
from programme.journal.view import View
from tui.screens.bases.programme_screen import ProgrammeScreen
from tui.shared.clock import Clock
from tui.shared.faults import Judge, sentence, write_down
from tui.shared.reader import Reader
from tui.shared.textual_private import BaseApp

if TYPE_CHECKING:
    from programme.journal.history import History

POLL_SECONDS = 1.5
HELD_SECONDS = 0.3
# By then what was shown is on the terminal.
PAINTED_SECONDS = 0.2


class FollowingApp(BaseApp):
    """An app whose screens all look at one programme at one moment; its other parts stand on this one."""

    def __init__(self, register: Register | None, clock: Clock) -> None:
        super().__init__()
        self.register = register
        self.clock = clock
        self.view: View | None = None
        self.programme_name = "Programme register"
        self.reader = Reader()
        self._history: History | None = None
        self.faults: list[Exception] = []
        self._judge = Judge()
        self.landing: str | None = None
        self.dated_on: date | None = None
        self._requested = 0
        self.following = False
        self.held = register is not None
        self._trouble = ""
        self._days: tuple[int, dict[date, int]] = (-1, {})

    @property
    def today(self) -> date:
        """Today's date where the user is."""
        return self.register.today if self.register else date.today()  # noqa: DTZ011 - the user's own day

    @property
    def redacted(self) -> bool:
        """Whether the names and words of persons are withheld."""
        return self.register is not None and not self.register.journal.shows_persons

    def on_mount(self) -> None:
        # Another process's writes, and midnight, appear within two seconds.
        self.set_interval(POLL_SECONDS, self.follow)
        self.set_timer(HELD_SECONDS, self.draw)
        # Behind the first paint, or behind whatever is shown in its place.
        self.set_timer(POLL_SECONDS, resume)

    def draw(self) -> None:
        """Draw from now on, with or without an answer: an empty frame takes as long to draw as a full one."""
        if self.held:
            self.held = False
            if (screen := self.present()) is not None:
                screen.refresh()

    def on_unmount(self) -> None:
        self.reader.close()

    def say(self, message: str, *, refused: bool = False) -> None:
        """Show a notice; what people typed in it is never read as markup."""
        self.notify(message, markup=False, severity="warning" if refused else "information")

    def present(self) -> ProgrammeScreen | None:
        """Return the screen of the programme that is in front, under whatever asks something."""
        return next((s for s in reversed(self.screen_stack) if isinstance(s, ProgrammeScreen)), None)

    def look(self, clock: Clock) -> None:
        """Move the clock."""
        self.clock = clock
        self.follow()

    def follow(self) -> None:
        """Show the present screen at the clock's moment; of several requests only the newest is served."""
        self._requested += 1
        if not self.following and self.register is not None:
            self.following = True
            self.run_worker(self._follow(), group="follow", exit_on_error=False)

    async def _follow(self) -> None:
        served = 0
        try:
            while served != self._requested:
                served = self._requested
                await self._show(self.present())
                if self.view is not None and self.view is not self.view.whole:
                    # What is worked out meanwhile would hold up the thread that writes to the terminal.
                    await asyncio.sleep(PAINTED_SECONDS)
                    await self._show(self.present())
            self._trouble = ""
        except (Refused, Unreadable) as trouble:
            self._say_once(str(trouble))
        except Exception as error:  # noqa: BLE001 - a fault of one screen must not end the app
            await self.fault(error)
        finally:
            self.following = False
            self.draw()

    async def _show(self, screen: ProgrammeScreen | None) -> None:
        register, clock = self.register, self.clock
        if screen is None or register is None:
            return
        found = await self.reader.run(lambda: self._read(register, clock, screen))
        if found is None or clock != self.clock or screen is not self.present() or not screen.is_mounted:
            return
        self.view, data, days = found
        self.programme_name = self.view.programme.name or self.programme_name
        # Guarantee: no frame shows one moment above the rows of another. So nothing is waited for in between.
        screen.take(self.view, clock, data)
        screen.mark(days, clock.day(self.today), self.today)
        self.draw()
        if self._history is None or self._history.learnt != self.view.moment.position:
            screen.call_after_refresh(self._recalling, register)
        if self.landing and self.view.moment.live:
            screen.land(self.landing)
            self.landing = None

    @without_collection()
    def _read(
        self, register: Register, clock: Clock, screen: ProgrammeScreen
    ) -> tuple[View, Any, dict[date, int]] | None:
        """Read the view, what the screen makes of it, and the days; None when the screen shows it already."""
        moment = clock.moment(register)
        if self.view is not None and self.view.moment == moment:
            view = self.view.whole
        else:
            # The first view waits neither for the history to be read nor for the order of imprecise dates to be tried.
            view = register.at(moment) if self._history is None else self._history.at(moment)
            if self.view is None and screen.SAYS_AT_MOST:
                view = view.within_bounds()
        if screen.shows(view, clock):
            return None
        # The days of imprecise facts take as long to read as their order.
        days = self._read_days(register) if view is view.whole else {}
        return view, screen.answered(view), days

    def _recalling(self, register: Register) -> None:
        self.run_worker(self._recall(register), group="recall", exclusive=True, exit_on_error=False)

    async def _recall(self, register: Register) -> None:
        """Read the history behind the screen, a part at a time, so that whoever asks something waits for one part."""
        from programme.journal.history import History  # noqa: PLC0415 - not needed for the first paint

        history = self._history = self._history or History(register)
        parts = 0
        try:
            while await self.reader.run(history.learn):
                parts += 1
            if parts:
                spare_what_stays()
        except (Refused, Unreadable):
            pass  # whoever asks next is told
        except Exception as error:  # noqa: BLE001 - as above
            await self.fault(error)

    async def days(self) -> dict[date, int]:
        """Return on which days something became certain by all that is known, and how much."""
        register = self.register
        return await self.reader.run(lambda: self._read_days(register)) if register else {}

    def _read_days(self, register: Register) -> dict[date, int]:
        position = register.position()
        if position != self._days[0]:
            self._days = position, register.journal.days(register.programme_id, position)
        return self._days[1]

    async def fault(self, error: Exception) -> None:
        """Say what is amiss with the store if that is why, or else write down a fault of the program and say so."""
        if said := await self.reader.run(lambda: self._judge.said(self.register, error)):
            self._say_once(said)
            return
        self.faults.append(error)
        self.say(sentence(error, write_down(error)), refused=True)

    def _say_once(self, trouble: str) -> None:
        """Say what keeps the programme from being read, and not again at every poll."""
        if trouble != self._trouble:
            self._trouble = trouble
            self.say(trouble, refused=True)

    def last_words(self, error: Exception) -> str:
        return self._judge.said(self.register, error) or sentence(error, write_down(error))
