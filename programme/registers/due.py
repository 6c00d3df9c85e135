"""What is due: something that somebody is to have done by a day, late or still to come."""

from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from domain.foundation.dates import counted_days
from domain.foundation.phrases import NOTHING, Phrase
from domain.state.programme import Programme


class Due(msgspec.Struct, frozen=True):
    """One thing that is due; `at_latest` says that its day follows from an imprecise date, so it may be sooner.

    `what` says what is to be done, as a noun: “review”, “action”. `clears` names the entry by which it is done.
    """

    ref: str
    what: str
    title: str
    owner: str | None
    day: date
    clears: Phrase = NOTHING
    at_latest: bool = False

    def days(self, on: date) -> int:
        """Return in how many days it is due; of what is late, less than 0."""
        return (self.day - on).days

    def words(self, on: date) -> str:
        """Say when that is, in the present or the future: `3 days late`, `today`, `in 12 days`."""
        days = self.days(on)
        if days < 0:
            return f"{counted_days(-days)} late"
        return f"in {counted_days(days)}" if days else "today"


Diary = Callable[[Programme], Iterator[Due]]
