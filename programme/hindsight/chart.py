"""A chart of days: its columns, each a stretch of days, its lines, and the years and months above them."""

from collections.abc import Sequence
from datetime import date

import msgspec

from domain.foundation.dates import MONTHS


class Line(msgspec.Struct, frozen=True):
    """A rule on the chart: on how many days it stood, and its letters, a blank where it did not.

    `possible_days` counts the days on which it possibly stood and did not certainly stand.
    """

    rule: str
    days: int
    cells: str
    possible_days: int = 0


class Chart(msgspec.Struct, frozen=True):
    """A strip chart: the first day of each column, how many days each stands for, and a line for each rule."""

    columns: tuple[date, ...]
    step: int
    lines: tuple[Line, ...]

    @property
    def every(self) -> str:
        """What a column stands for."""
        return "a day" if self.step == 1 else f"{self.step} days"

    def column(self, day: date) -> int:
        """Return the place of the column that holds a day, or of the nearest one."""
        return max(0, min(len(self.columns) - 1, (day - self.columns[0]).days // self.step))

    def axis(self) -> str:
        """Write each year where it begins, and between them the months for which there is room."""
        return _axis(self.columns)


def _axis(columns: Sequence[date]) -> str:
    line = [" "] * len(columns)
    # Years first: a month takes only room that no year needs.
    for words in (_year, _month):
        for place, day in enumerate(columns):
            text, before = words(day), words(columns[place - 1]) if place else ""
            room = line[max(0, place - 1) : place + len(text) + 1]
            if text != before and place + len(text) <= len(line) and not "".join(room).strip():
                line[place : place + len(text)] = text
    return "".join(line).rstrip()


def _year(day: date) -> str:
    return f"{day.year}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]
