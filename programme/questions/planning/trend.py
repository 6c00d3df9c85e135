"""How the expected dates of milestones moved from one report to the next: the milestone trend chart."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from domain.foundation.dates import day_words
from domain.foundation.references import Refers
from domain.state.milestones import Milestone
from programme.answers.answer import Answer, Field, about, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View

FIELDS = (
    Field("ref", "Milestone"),
    Field("title", "What"),
    Field("reported", "Reported"),
    Field("said", "As"),
    Field("expected", "Expected"),
    Field("moved_days", "Days later than first planned"),
    Field("told_by", "By", wide=True),
    Field("note", "Note", wide=True),
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIAGONAL, SEVERAL = ".", "*"


class Point(NamedTuple):
    """One date of a milestone on the chart: as it was said on a day; dates not known to the day stand at their last."""

    reported: date
    expected: date


def trend(view: View, only: str | None = None) -> Answer:
    """Answer with every date that was planned, forecast or reached, by milestone and by the day on which it was said.

    Refused when there is no such milestone.
    """
    chosen = [_named(view, only)] if only else list(view.programme.milestones.values())
    rows = [row for milestone in chosen for row in _rows(milestone)]
    nothing = f"no milestone is planned {view.moment.words}" if view.known else unknown(view)
    return Answer("Milestone trend", FIELDS, rows, about(view), nothing)


def milestones_of(view: View, only: str | None = None) -> list[Milestone]:
    """Return the milestones that are asked about and have a date."""
    chosen = [_named(view, only)] if only else list(view.programme.milestones.values())
    return [milestone for milestone in chosen if milestone.plans or milestone.forecasts or milestone.reached]


def trend_chart(milestones: list[Milestone], width: int, height: int) -> str:
    """Draw the trend of milestones: to the right when it was said, upwards for when it was expected.

    A line that is level is kept, one that rises slips; it ends on the diagonal of dots, where a date is reached.
    Empty when no milestone has a date.
    """
    lines = {milestone.ref: list(points(milestone)) for milestone in milestones}
    found = [point for line in lines.values() for point in line]
    if not found:
        return ""
    first, last = min(point.reported for point in found), max(point.reported for point in found)
    low, high = (pick(point.expected for point in found) for pick in (min, max))
    label = len("27 Sep 2009")
    across, up = max(10, width - label - 1), max(4, height)
    grid = [[" "] * across for _ in range(up)]

    def place(point: Point) -> tuple[int, int]:
        x = round((point.reported - first).days / max(1, (last - first).days) * (across - 1))
        y = round((point.expected - low).days / max(1, (high - low).days) * (up - 1))
        return up - 1 - y, x

    for day in range((last - first).days + 1):
        at = first + timedelta(days=day)
        if low <= at <= high:
            row, column = place(Point(at, at))
            grid[row][column] = DIAGONAL
    for letter, line in zip(_letters(), lines.values(), strict=False):
        for point in line:
            row, column = place(point)
            taken = grid[row][column] not in {" ", DIAGONAL, letter}
            grid[row][column] = SEVERAL if taken else letter
    drawn = [
        f"{_label(low, high, up, row):>{label}} {''.join(cells).rstrip()}" for row, cells in enumerate(grid)
    ]
    axis = f"{'':{label}} {day_words(first)}{day_words(last):>{max(1, across - len(day_words(first)))}}"
    named = [f"{letter} {one.called}" for letter, one in zip(_letters(), milestones, strict=False)]
    legend = f"said on (to the right), expected for (upwards); {DIAGONAL} the day itself, {SEVERAL} several"
    return "\n".join([*drawn, axis, *named, legend])


def points(milestone: Milestone) -> Iterator[Point]:
    """Yield the dates of a milestone in the order in which they were said."""
    said = [*milestone.plans, *milestone.forecasts]
    yield from sorted(Point(one.on.latest, one.date.latest) for one in said)
    if milestone.reached is not None:
        yield Point(milestone.reached.latest, milestone.reached.latest)


def _label(low: date, high: date, up: int, row: int) -> str:
    if row not in {0, up // 2, up - 1}:
        return ""
    return day_words(low + timedelta(days=round((high - low).days * (up - 1 - row) / (up - 1))))


def _letters() -> Iterator[str]:
    while True:
        yield from LETTERS


def _rows(milestone: Milestone) -> Iterator[dict[str, Any]]:
    first = milestone.plans[0].date.latest if milestone.plans else None
    said = [
        *(("planned", one) for one in milestone.plans),
        *(("forecast", one) for one in milestone.forecasts),
    ]
    found = [
        (one.on, name, one.date, one.by, one.note)
        for name, one in sorted(said, key=lambda each: each[1].on.latest)
    ]
    if milestone.reached is not None:
        found.append((milestone.reached, "reached", milestone.reached, None, milestone.shown_by))
    for reported, name, expected, told_by, note in found:
        yield {
            "ref": milestone.ref,
            "title": milestone.title,
            "reported": reported,
            "said": name,
            "expected": expected,
            "moved_days": (expected.latest - first).days if first else None,
            "told_by": told_by,
            "note": note,
        }


def _named(view: View, text: str) -> Milestone:
    try:
        reference = Refers(("MS",)).validated(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None
    milestone = view.programme.milestones.get(reference)
    if milestone is None:
        sentence = (
            f"there is no milestone {reference} {view.moment.words}: list them with programme milestone list"
        )
        raise Refused([Problem(sentence, "reference")])
    return milestone
