"""The exact moments that a report looks at, and how it says so."""

from datetime import date

from domain.dates import day_words
from programme.moments import Moment
from programme.register import Register
from programme.reports.asked import Asked
from programme.view import View


def view_of(register: Register, asked: Asked, on: date | None = None) -> View:
    """Return the programme on a date, by what was recorded up to the position that was asked for."""
    # The position and not its time: a clock that went back may have stamped a later record alike.
    return register.at(Moment(on or asked.as_of, asked.position, register.today, stamp_of(register, asked)))


def knowledge(register: Register, asked: Asked) -> str:
    """Say by what knowledge a report was made; never `now`, because it is read later."""
    stamp = stamp_of(register, asked)[:16].replace("T", " ")
    return f"As of {day_words(asked.as_of)}, by what was recorded up to #{asked.position} ({stamp} UTC)"


def stamp_of(register: Register, asked: Asked) -> str:
    """Return when the last record was recorded that a report follows from; empty when there is none."""
    last = register.journal.at(register.programme_id, [asked.position])
    return last[0].recorded_at if last else ""
