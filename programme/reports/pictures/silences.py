"""Silences on a calendar: the registers that nobody kept, and for how long."""

from datetime import date, timedelta

from domain.foundation.dates import counted_days, day_words
from programme.journal.view import View
from programme.questions.silences import silences_of
from programme.reports.document import cut
from programme.reports.pictures.picture import INK, QUIET, Axis, Picture, calendar, drawn, rect, text

LEFT, ROW, TOP, FOOT, MOST = 150.0, 14.0, 14.0, 14.0, 12
AROUND = timedelta(days=15)


def silences(view: View) -> Picture | None:
    """Draw the silences of each register in a row, those that last first; nothing when there is none."""
    rows = silences_of(view).rows
    if not rows:
        return None
    registers = list(dict.fromkeys(str(row["register"]) for row in rows))
    first = min((row["first"] for row in rows), default=view.on)
    axis = Axis(first - AROUND, view.on + AROUND, LEFT)
    shown = registers[:MOST]
    height = TOP + ROW * len(shown)
    parts, said = list(calendar(axis, height, view.on)), []
    for row in rows:
        if row["register"] not in shown:
            continue
        y = TOP + shown.index(row["register"]) * ROW
        x = axis.place(row["first"])
        look = {"fill": INK} if row["silent"] else {"fill": "#b3bac2"}
        parts.append(rect(x, y + 3, axis.place(row["last"]) - x, 7, **look))
        said.append(_words(row["register"], row["first"], row["last"], row["days"], silent=row["silent"]))
    parts += [text(0, TOP + place * ROW + 10, cut(name, 34)) for place, name in enumerate(shown)]
    more = f" {len(registers) - MOST} more registers: programme silences." if len(registers) > MOST else ""
    key = f"Black: still silent. Grey: kept again since.{more}"
    parts.append(text(0, height + 10, key, fill=QUIET, font_size=7))
    return Picture("Registers that were silent", f"Silences. {' '.join(said)}", drawn(height + FOOT, parts))


def _words(register: str, first: date, last: date, days: int, *, silent: bool) -> str:
    until = "until now" if silent else f"to {day_words(last)}"
    return f"{register}: silent from {day_words(first)} {until}, {counted_days(days)}."
