"""Where the silences lie: the nearest of them, and how entries lie between them."""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from programme.questions.silences import SILENT_DAYS, Silence, silences

HEIGHTS = "▁▂▃▄▅▆▇█"
QUIET = "·"


def silence(days: Mapping[date, int], here: date, today: date, step: int) -> Silence | None:
    """Return the nearest silence that begins before (-1) or after (1) a date."""
    found = [each for each in silences(days, today) if (each.first > here if step > 0 else each.first < here)]
    return None if not found else found[0] if step > 0 else found[-1]


class Stretch(msgspec.Struct, frozen=True):
    """The days that one character of the scrubber stands for, and how much happened in them."""

    first: date
    last: date
    entries: int

    def holds(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


def stretches(days: Mapping[date, int], last: date, width: int) -> list[Stretch]:
    """Divide the days from the first entry up to a last one into as many stretches as there are characters."""
    first = min((day for day in days), default=last)
    last = max(last, first)
    length = (last - first).days + 1
    count = max(1, min(width, length))
    starts = [first + timedelta(days=length * place // count) for place in range(count)]
    ends = [*(start - timedelta(days=1) for start in starts[1:]), last]
    found = [0] * count
    place = 0
    for day in sorted(days):
        while place < count - 1 and day > ends[place]:
            place += 1
        if day <= last:
            found[place] += days[day]
    return [Stretch(*each) for each in zip(starts, ends, found, strict=True)]


def end(days: Mapping[date, int], today: date) -> date:
    """Return where a line of the history ends: today, or some time after the last entry of one that is long over."""
    last = max((day for day in days), default=today)
    # Years after the last entry would squeeze all that happened into a corner.
    quiet = (today - last).days
    length = (last - min(days, default=last)).days
    return (
        today if quiet <= max(length, SILENT_DAYS) else last + timedelta(days=max(length // 4, SILENT_DAYS))
    )


def bar(found: list[Stretch]) -> str:
    """Draw stretches: the higher, the more happened; a dot where nothing did."""
    most = max((each.entries for each in found), default=0)
    return "".join(
        HEIGHTS[(each.entries * len(HEIGHTS) - 1) // most] if each.entries else QUIET for each in found
    )
