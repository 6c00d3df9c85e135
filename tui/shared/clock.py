"""The one clock of the app: which date it looks at, and by what knowledge."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from domain.foundation.dates import FIRST_YEAR, LAST_YEAR, day_words, months_later
from programme.foundation.moment import Moment
from programme.journal.register import Register

THEN = "then"
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)


class Clock(msgspec.Struct, frozen=True):
    """What the app looks at: `on` a date, or None for whatever today is; `known` what was known at a time.

    `known` is None for all that is known now, THEN for what was known at the end of the date looked at, or a time as
    people type it.
    """

    on: date | None = None
    known: str | None = None

    def moment(self, register: Register) -> Moment:
        """Resolve it for a register; Refused when `known` is no time."""
        known = self.known
        if known == THEN:
            # What was known at the end of today is what is known now, and a live view can be recorded into.
            known = None if self.on in {None, register.today} else self.day(register.today).isoformat()
        return register.moment(self.on.isoformat() if self.on else None, known)

    def days(self, days: int, today: date) -> "Clock":
        """Move by days."""
        day = self.day(today)
        return self.to(max(FIRST_DAY, min(LAST_DAY, day + timedelta(days=days))), today)

    def months(self, months: int, today: date) -> "Clock":
        """Move by months; the 31st becomes the last day of a shorter month."""
        day = months_later(self.day(today), months)
        return self.to(max(FIRST_DAY, min(LAST_DAY, day)), today)

    def to(self, day: date, today: date) -> "Clock":
        """Move to a day; on today the clock follows the days from then on."""
        return Clock(None if day == today else day, self.known)

    def knowing(self, known: str | None) -> "Clock":
        """Look by another knowledge at the same date."""
        return Clock(self.on, known)

    def entry(self, days: Iterable[date], step: int, today: date) -> "Clock | None":
        """Move to the nearest earlier (-1) or later (1) of the days on which something was so; None at either end."""
        here = self.day(today)
        beyond = [day for day in days if (day > here if step > 0 else day < here)]
        if not beyond:
            return None
        return self.to(min(beyond) if step > 0 else max(beyond), today)

    def day(self, today: date) -> date:
        """Return the date looked at."""
        return self.on or today


def moment_words(clock: Clock, moment: Moment) -> str:
    """Write the moment for the header, beside which `state_words` says whether it is to come."""
    then = clock.known == THEN and moment.known is not None
    return f"as of {day_words(moment.as_of)} · {f'as known then · {moment.counted}' if then else moment.known_words}"


def state_words(moment: Moment) -> str:
    """Say in a word and a mark whether the app looks at the present."""
    if moment.live:
        return "● live"
    return "▶ ahead" if moment.as_of > moment.today else "◀ replay"
