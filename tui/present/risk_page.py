"""A risk as a picture: its bow-tie, and its score as a line through time."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from textual.content import Content

from domain.foundation.dates import When, day_words
from domain.state.policy import Scale
from programme.registers.risks.bow_tie import BowTie, Knot
from tui.shared.marks import style
from tui.shared.texts import TextLine, heading, labelled, quiet

# The line of scores: how wide at most, and how many rows the scale is drawn on.
WIDE, HIGH = 60, 5
LETTERS = {"very high": "V", "high": "H", "medium": "M", "low": "L"}


# Along the line from the causes over what is between to the event, and on to the effects.
SIGNS = ("▷ ", " ┃ ", "  ◆ ", " ┃ ", "▶ ")


def bow_tie_lines(found: BowTie) -> Iterator[TextLine]:
    """Yield the bow-tie from its causes over its event to its effects, what stands between on lines of its own."""
    yield heading("Bow-tie")
    pairs: list[tuple[str, Content]] = []
    for (label, knots), sign in zip(found.parts, SIGNS, strict=True):
        if not knots:
            pairs.append((label, quiet(f"{sign}nothing is recorded")))
        for place, knot in enumerate(knots):
            pairs.append((label if place == 0 else "", Content(sign) + _knot(knot)))
    width = max(len(label) for label, _ in pairs) + 2
    for label, text in pairs:
        yield from labelled([(label or " ", text)], width)


def _knot(knot: Knot) -> Content:
    state = f" ({knot.state})" if knot.state else ""
    return Content(f"{knot.ref} {knot.words}".strip()) + quiet(state)


def score_chart(points: Sequence[tuple[When, int]], scale: Scale, on: date) -> Iterator[TextLine]:
    """Yield the residual score through time as a line, from its first day to this one, with the band of each row."""
    top = len(scale.likelihoods) * len(scale.impacts)
    first = points[0][0].latest
    days = max(1, (on - first).days)
    step = -(-days // WIDE)
    columns = [first + timedelta(days=step * place) for place in range(days // step + 1)]
    values = [_on(points, min(on, day + timedelta(days=step - 1))) for day in columns]
    rows = [-(-value * HIGH // top) for value in values]
    for row in range(HIGH, 0, -1):
        least = (row - 1) * top // HIGH + 1
        band = scale.band(least)
        cells = "".join(_cell(rows, place, row) for place in range(len(rows)))
        yield quiet(f"≥{least:>2} {LETTERS[band]} │") + Content(cells).stylize(style("band", band))
    yield quiet(
        f"      {day_words(first)} to {day_words(on)}, {'a day' if step == 1 else f'{step} days'} a column"
    )


def _on(points: Sequence[tuple[When, int]], day: date) -> int:
    """Return the score that was in force on a day: the last that was given by then."""
    return next((value for when, value in reversed(points) if when.latest <= day), points[0][1])


def _cell(rows: Sequence[int], place: int, row: int) -> str:
    here, before = rows[place], rows[place - 1] if place else rows[place]
    if row == here:
        return "━" if here == before else "┏" if here > before else "┗"
    if min(here, before) < row < max(here, before):
        return "┃"
    return ("┛" if here > before else "┓") if row == before else " "
