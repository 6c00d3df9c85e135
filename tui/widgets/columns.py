"""Which columns of a table fit the width there is, and how wide each is."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len

from programme.answer import Field
from tui.rows import Row

GAP = 1
LEAST, NARROWEST, FIRST_TEXT, UNCUT = 3, 9, 20, len("~30 Sep 2008")
WIDEST = 80
MEASURED = 500  # rows; measuring each of 100,000 would hold up the screen


class Shown(msgspec.Struct, frozen=True):
    """A column that is shown: its place among the fields, its header, where it starts and how wide it is."""

    place: int
    header: str
    start: int
    width: int


class Width(msgspec.Struct, frozen=True):
    """How wide a column would be if there were room, and how narrow it may become; `empty` when no row fills it."""

    natural: int
    least: int
    empty: bool


def widths(fields: Sequence[Field], rows: Sequence[Row]) -> list[Width]:
    """Measure the columns of a table; of a long one, rows at even distances."""
    rows = rows[:: max(1, len(rows) // MEASURED)]
    contents = [max((cell_len(row.texts[place]) for row in rows), default=0) for place in range(len(fields))]
    # The first column names the row; the longest of the others says most, and yields last.
    longest = max(range(1, len(fields)), key=lambda place: contents[place], default=0)
    return [
        Width(
            natural=min(WIDEST, max(cell_len(field.header), content)),
            # A date or a state is never cut: half of one says nothing.
            least=max(LEAST, content if content <= UNCUT else FIRST_TEXT if place == longest else NARROWEST),
            empty=content == 0,
        )
        for place, (field, content) in enumerate(zip(fields, contents, strict=True))
    ]


def layout(fields: Sequence[Field], measured: Sequence[Width], room: int, skipped: int = 0) -> list[Shown]:
    """Choose the columns that fit: the first always, then the others in their order, `skipped` of them left out.

    A text column yields down to a readable width before another is left out. Columns called wide, and those with
    nothing in them, take only room that the others do not need.
    """
    last = [field.wide or width.empty for field, width in zip(fields, measured, strict=True)]
    rest = sorted(range(1, len(fields)), key=lambda place: (last[place], measured[place].empty))
    given: dict[int, int] = {}
    used = -GAP
    for place in [0, *rest[skipped:]]:
        # What a wide column would take, a column cut short needs more.
        needed = sum(measured[p].natural - width for p, width in given.items()) if last[place] else 0
        if given and used + GAP + measured[place].least + max(0, needed) > room:
            break
        given[place] = min(measured[place].least, room)
        used += GAP + given[place]
    _share(given, measured, max(0, room - used))
    shown, start = [], 0
    for place in sorted(given):
        shown.append(Shown(place, fields[place].header, start, given[place]))
        start += given[place] + GAP
    return shown


def _share(given: dict[int, int], measured: Sequence[Width], left: int) -> None:
    """Give out the room that is left, the most to the columns that miss the most."""
    while left:
        missing = {place: measured[place].natural - width for place, width in given.items()}
        missing = {place: short for place, short in missing.items() if short > 0}
        if not missing:
            return
        whole, before = sum(missing.values()), left
        for place, short in missing.items():
            more = min(short, max(1, before * short // whole), left)
            given[place] += more
            left -= more
