"""The exact moments that a report looks at, and how it says so."""

from datetime import date

from domain.foundation.dates import day_words, months_later
from domain.state.programme import Programme
from domain.state.snapshots import Given
from programme.foundation.moment import Moment
from programme.journal.register import Register
from programme.journal.view import View
from programme.reports.report_request import ReportRequest


def view_of(register: Register, on: date, position: int) -> View:
    """Return the programme on a date, by what was recorded up to a position."""
    # The position and not its time: a clock that went back may have stamped a later record alike.
    return register.at(Moment(on, position, register.today, stamp_of(register, position)))


def stamp_of(register: Register, position: int) -> str:
    """Return when a record was recorded; empty when there is none at the position."""
    found = register.journal.at(register.programme_id, [position])
    return found[0].recorded_at if found else ""


def knowledge(register: Register, asked: ReportRequest) -> str:
    """Say by what knowledge a report was made; never `now`, because it is read later."""
    stamp = stamp_of(register, asked.position)[:16].replace("T", " ")
    return f"As of {day_words(asked.as_of)}, by what was recorded up to #{asked.position} ({stamp} UTC)"


def last_given(programme: Programme, on: date, position: int) -> Given | None:
    """Return the last snapshot that was put before somebody and is of an earlier date than one as of `on`."""
    earlier = [given for given in programme.snapshots if given.as_of < on and given.position <= position]
    return earlier[-1] if earlier else None


def since_when(view: View) -> tuple[date, int | None]:
    """Return what movement is measured against when nobody says: the last snapshot given, or else a month before."""
    given = last_given(view.programme, view.on, view.moment.position)
    return (given.as_of, given.position) if given else (months_later(view.on, -1), None)


def since_words(programme: Programme, asked: ReportRequest, since: date) -> str:
    """Say what movement is measured against, and who saw the snapshot of that moment."""
    if asked.since_position is None:
        return day_words(since)
    seen_by = dict.fromkeys(
        given.forum
        for given in programme.snapshots
        if (given.as_of, given.position) == (since, asked.since_position)
    )
    whose = f", which was put before {' and '.join(seen_by)}" if seen_by else ""
    return f"the snapshot as of {day_words(since)} by what was recorded up to #{asked.since_position}{whose}"
