"""When the programme would be done if it went on as it has: a straight line, and no more than that."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

import msgspec

from domain.figures.observations import Bounds, rounded, rounding
from domain.foundation.dates import When, day_words, when
from domain.state.programme import Programme
from programme.answers.answer import Answer, Field, about, unknown
from programme.journal.view import View
from programme.questions.status import progress

FIELDS = (
    Field("basis", "Reckoned from"),
    Field("percent", "Done %"),
    Field("measured", "On"),
    Field("earliest", "Done by, at the earliest"),
    Field("latest", "Done by, at the latest"),
    Field("assumes", "What is taken for granted"),
)
WHOLE = 100
# Beyond this a straight line says no more than “not at this pace”.
FURTHEST = timedelta(days=365 * 100)


def forecast(view: View) -> Answer:
    """Answer with a row for what is counted and one for each stated figure: between which days all would be done.

    From the start of the programme to the day of the figure so much was done; at that pace the rest takes its time.
    Both bounds follow from what is not known to the day or was rounded; `latest` is empty when nothing may be done.
    """
    rows = list(_rows(view.programme, view.on)) if view.known else []
    nothing = (
        f"nothing to reckon from {view.moment.words}: no process change is planned and no progress was stated"
        if view.known
        else unknown(view)
    )
    return Answer(
        "When it would be done at the pace so far: a straight line, no promise",
        FIELDS,
        rows,
        about(view),
        nothing,
    )


def in_a_sentence(row: dict[str, Any]) -> str:
    """Say of a row of the forecast when all would be done, and that it is no more than a straight line."""
    first, last = row["earliest"], row["latest"]
    if first is None:
        return "at the pace so far it cannot be said when all would be done"
    if first == last:
        said = f"by {day_words(first)}"
    else:
        said = f"between {day_words(first)} and {day_words(last)}" if last else f"from {day_words(first)} on"
    return f"at the pace so far all done {said}: a straight line, no promise"


class Basis(msgspec.Struct, frozen=True):
    """A figure to reckon from: how much was done on a day, between which bounds, and what it takes for granted."""

    said: str
    share: Decimal
    bounds: Bounds
    measured: When
    assumes: str


def _rows(programme: Programme, on: date) -> Iterator[dict[str, Any]]:
    started = programme.started
    if started is None:
        return
    for basis in _figures(programme, on):
        least, most = basis.bounds
        yield {
            "basis": basis.said,
            "percent": rounded(basis.share),
            "measured": basis.measured,
            "earliest": done_on(started.latest, basis.measured.earliest, most),
            "latest": done_on(started.earliest, basis.measured.latest, least),
            "assumes": (
                f"work began on {started.words} and goes on at the pace that it had until "
                f"{basis.measured.words}; {basis.assumes}"
            ),
        }


def _figures(programme: Programme, on: date) -> Iterator[Basis]:
    made = progress(programme)
    if planned := made["changes_planned"]:
        share = Decimal(made["changes_done"]) * WHOLE / planned
        yield Basis(
            f"{made['changes_done']} of {planned} process changes done, as counted",
            share,
            (share, share),
            when(on.isoformat()),
            "each change is as much work as the next, and none is added",
        )
    for stated in programme.progress:
        share = Decimal(stated.percent)
        low, high = rounding(share, counted=False)
        yield Basis(
            f"{stated.source} states {stated.percent} %",
            share,
            (max(low, Decimal(0)), min(high, Decimal(WHOLE))),
            stated.on,
            "the figure is of the whole programme, rounded as it is written",
        )


def done_on(started: date, measured: date, percent: Decimal) -> date | None:
    """Return the day on which all is done, begun on one day and done to so many percent on another.

    None when no pace follows: nothing was done, no day has passed, or it would take longer than a century.
    """
    days = (measured - started).days
    if percent <= 0 or days <= 0:
        return None
    needed = (Decimal(days) * WHOLE / percent).to_integral_value(ROUND_CEILING)
    return started + timedelta(days=int(needed)) if needed <= FURTHEST.days else None
