"""A picture and what it is drawn with; widths are in points, as wide as the text of an A4 page."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

import msgspec

from domain.foundation.dates import MONTHS
from domain.foundation.safe_text import on_one_line

WIDTH = 490
INK, QUIET, RULE = "#1a1a1a", "#4a4f55", "#8a9097"
FONT = "Libertinus Serif"
# A month is named where there is room for it.
MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120)
LEAST = 34


class Picture(msgspec.Struct, frozen=True):
    """A drawing as SVG, under its caption; `alt` says the same to whoever does not see it."""

    caption: str
    alt: str
    svg: str


class Axis(msgspec.Struct, frozen=True):
    """Days from left to right, between two places on the page."""

    first: date
    last: date
    left: float
    right: float = WIDTH - 4

    def place(self, day: date) -> float:
        """Return where a day is; what is before or after the axis is at its end."""
        days = max(1, (self.last - self.first).days)
        part = min(max(0, (day - self.first).days), days) / days
        return self.left + part * (self.right - self.left)

    def months(self) -> Iterator[tuple[float, str]]:
        """Yield where each month that is named begins, and its name."""
        whole = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        room = (self.right - self.left) / whole
        step = next((each for each in MONTHS_APART if each * room >= LEAST), MONTHS_APART[-1])
        for number in range(self.first.month - 1, self.first.month - 1 + whole):
            year, month = self.first.year + number // 12, number % 12
            day = date(year, month + 1, 1)
            if day >= self.first and (year * 12 + month) % step == 0:
                yield self.place(day), f"{MONTHS[month][:3]} {year}"


def drawn(height: float, parts: Iterable[str]) -> str:
    """Return a whole SVG."""
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" font-family="{FONT}" '
        f'font-size="8" fill="{INK}">\n{inside}\n</svg>\n'
    )


def rect(x: float, y: float, width: float, height: float, **look: object) -> str:
    """Draw a box."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" height="{height:.1f}"{_look(look)}/>'


def line(x1: float, y1: float, x2: float, y2: float, **look: object) -> str:
    """Draw a line."""
    look = {"stroke": RULE, "stroke_width": 0.5, **look}
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"{_look(look)}/>'


def text(x: float, y: float, said: str, **look: object) -> str:
    """Write a text; nothing in it is markup."""
    return f'<text x="{x:.1f}" y="{y:.1f}"{_look(look)}>{escape(on_one_line(said))}</text>'


def calendar(axis: Axis, height: float, on: date) -> Iterator[str]:
    """Draw the months of an axis above what is drawn on it, and the day that the paper is of."""
    for x, name in axis.months():
        yield line(x, 10, x, height)
        if x + LEAST < axis.right:
            yield text(x + 2, 8, name, fill=QUIET, font_size=7)
    if axis.first <= on <= axis.last:
        x = axis.place(on)
        yield line(x, 10, x, height, stroke=INK, stroke_width=1, stroke_dasharray="3 2")


def _look(look: dict[str, object]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in look.items())
