"""Which columns of a table fit the width there is, and how wide each becomes."""

from collections.abc import Sequence

import msgspec

from programme.answers.answer import Field
from tui.tables.widths import Width

GAP = 1


class ShownColumn(msgspec.Struct, frozen=True):
    """A column that is shown: its place among the fields, its header, where it starts and how wide it is."""

    place: int
    header: str
    start: int
    width: int


def layout(
    fields: Sequence[Field], measured: Sequence[Width], order: Sequence[int], room: int, skipped: int = 0
) -> list[ShownColumn]:
    """Choose the columns that fit: the first always, then the others in `order`, `skipped` of them left out.

    A text column yields down to a readable width before another is left out. Columns called wide, and those with
    nothing in them, take only room that the others do not need.
    """
    last = [field.wide or width.empty for field, width in zip(fields, measured, strict=True)]
    rest = sorted(order[1:], key=lambda place: (last[place], measured[place].empty))
    given: dict[int, int] = {}
    used = -GAP
    for place in [*order[:1], *rest[skipped:]]:
        # What a wide column would take, a column cut short needs more.
        needed = sum(measured[p].usual - width for p, width in given.items()) if last[place] else 0
        if given and used + GAP + measured[place].least + max(0, needed) > room:
            break
        given[place] = min(measured[place].least, room)
        used += GAP + given[place]
    left = _share(given, [width.usual for width in measured], max(0, room - used))
    _share(given, [width.natural for width in measured], left)
    shown, start = [], 0
    for place in sorted(given, key=order.index):
        shown.append(ShownColumn(place, fields[place].header, start, given[place]))
        start += given[place] + GAP
    return shown


def _share(given: dict[int, int], wanted: Sequence[int], left: int) -> int:
    """Give out the room that is left, the most to the columns that miss the most; return what nobody wanted."""
    while left:
        missing = {place: wanted[place] - width for place, width in given.items()}
        missing = {place: short for place, short in missing.items() if short > 0}
        if not missing:
            break
        whole, before = sum(missing.values()), left
        for place, short in missing.items():
            more = min(short, max(1, before * short // whole), left)
            given[place] += more
            left -= more
    return left
