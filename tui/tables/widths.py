"""How wide the columns of a table would be, and how narrow they may become."""

from collections.abc import Sequence

import msgspec
from rich.cells import cell_len

from programme.answers.answer import Field

LEAST, NARROWEST, FIRST_TEXT, UNCUT = 3, 9, 20, len("~30 Sep 2008")
# What the first column names the row by, such as how late it is.
NAMING = len("! 318 days late")
UNCUT_BY_KEY = {"recorded_at": len("30 Sep 2008 14:00 UTC")}
WIDEST = 80
MEASURED = 200  # rows at least; measuring each of 100,000 would take a second


class Width(msgspec.Struct, frozen=True):
    """How wide a column would be if there were room, and how narrow it may become; `empty` when no row fills it.

    `usual` is what four rows of five need: beyond it a column only takes room that no other column fills.
    """

    natural: int
    least: int
    empty: bool
    usual: int


def widths(fields: Sequence[Field], rows: Sequence[Sequence[str]]) -> list[Width]:
    """Measure the columns of a table by the texts of its rows."""
    lengths = [sorted(cell_len(row[place]) for row in rows) or [0] for place in range(len(fields))]
    contents = [of[-1] for of in lengths]
    # The first column names the row; the longest of the others says most, and yields last.
    longest = max(range(1, len(fields)), key=lambda place: contents[place], default=0)
    uncut = [
        NAMING if place == 0 else UNCUT_BY_KEY.get(field.key, UNCUT) for place, field in enumerate(fields)
    ]
    return [
        Width(
            natural=min(WIDEST, max(cell_len(field.header), content)),
            # A date or a state is never cut: half of one says nothing.
            least=max(
                LEAST, content if content <= uncut[place] else FIRST_TEXT if place == longest else NARROWEST
            ),
            empty=content == 0,
            usual=min(WIDEST, max(cell_len(field.header), of[min(len(of) - 1, len(of) * 4 // 5)])),
        )
        for place, (field, content, of) in enumerate(zip(fields, contents, lengths, strict=True))
    ]
