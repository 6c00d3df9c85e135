"""Bars on a time line, one character a stretch of days: what was planned, what was so, and what is expected."""

from datetime import date, timedelta
from typing import NamedTuple

from domain.foundation.dates import day_words
from programme.hindsight.chart import Chart

PLANNED, RAN, TODAY, NOTHING = "-", "═", "│", "·"
# Of two marks on one place the last one here is shown: what was so matters more than what was planned.
MARKS = {"planned": "◇", "forecast": "▷", "actual": "◆"}
LEGEND = (
    f"{MARKS['planned']} planned, {MARKS['forecast']} forecast, {MARKS['actual']} so; "
    f"{PLANNED} as planned, {RAN} under way, {TODAY} the day asked about"
)


class Bar(NamedTuple):
    """What is drawn of one thing: from when to when it was planned and ran, and its marks by their names."""

    planned: tuple[date, date] | None = None
    ran: tuple[date, date] | None = None
    marks: tuple[tuple[str, date], ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Every day that is drawn."""
        return (*(self.planned or ()), *(self.ran or ()), *(day for _, day in self.marks))


def scale(bars: list[Bar], today: date, room: int) -> Chart:
    """Return the time line that holds every bar and today, in at most `room` columns."""
    days = [today, *(day for bar in bars for day in bar.days)]
    first, last = min(days), max(days)
    step = -(-((last - first).days + 1) // max(1, room))
    columns = -(-((last - first).days + 1) // step)
    return Chart(tuple(first + timedelta(days=step * place) for place in range(columns)), step, ())


def drawn(bar: Bar, line: Chart, today: date) -> str:
    """Draw one bar on a time line; every line of it is equally long."""
    cells = [NOTHING] * len(line.columns)
    cells[line.column(today)] = TODAY
    for span, letter in ((bar.planned, PLANNED), (bar.ran, RAN)):
        if span is not None:
            start, end = (line.column(day) for day in span)
            cells[start : end + 1] = letter * (end - start + 1)
    for name, letter in MARKS.items():
        for mark, day in bar.marks:
            if mark == name:
                cells[line.column(day)] = letter
    return "".join(cells)


def explained(line: Chart) -> str:
    """Say from when to when a time line goes, and what its letters mean."""
    last = line.columns[-1] + timedelta(days=line.step - 1)
    return f"{day_words(line.columns[0])} to {day_words(last)}, {line.every} a column: {LEGEND}"
