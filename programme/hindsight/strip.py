"""A strip chart: a line for each rule, a column for each stretch of days, a letter where an alert of it stood."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.dates import day_words
from programme.alerts import SEVERITIES
from programme.hindsight.spans import Span, merged

# The gravest of a stretch is shown; a shape each, so that the chart is read without colours.
LETTERS = dict(zip(SEVERITIES, "█▒·", strict=True))
LEGEND = ", ".join(f"{letter} {severity}" for severity, letter in LETTERS.items())


def strip(spans: Sequence[Span], first: date, last: date, width: int) -> str:
    """Return the chart of some alerts, at most `width` columns wide."""
    rules = sorted({span.rule: span.first for span in reversed(spans)}.items(), key=lambda kept: kept[1])
    if not rules:
        return ""
    named = max(len(rule) for rule, _ in rules)
    counts = {
        rule: sum((end - start).days + 1 for start, end in merged(_of(spans, rule))) for rule, _ in rules
    }
    room = max(12, width - named - len("  99999 d "))
    total = (last - first).days + 1
    step = -(-total // room)
    columns = [first + timedelta(days=step * place) for place in range(-(-total // step))]
    lines = [f"{'':{named}}         {_axis(columns)}"]
    for rule, _ in rules:
        cells = "".join(_cell(_of(spans, rule), start, start + timedelta(days=step - 1)) for start in columns)
        lines.append(f"{rule:{named}} {counts[rule]:5} d {cells.rstrip()}")
    every = "a day" if step == 1 else f"{step} days"
    lines.append(f"{day_words(first)} to {day_words(last)}, {every} a column: {LEGEND}")
    return "\n".join(lines)


def _of(spans: Iterable[Span], rule: str) -> list[Span]:
    return [span for span in spans if span.rule == rule]


def _cell(spans: Iterable[Span], start: date, end: date) -> str:
    found = [SEVERITIES.index(span.severity) for span in spans if span.first <= end and start <= span.last]
    return LETTERS[SEVERITIES[min(found)]] if found else " "


def _axis(columns: Sequence[date]) -> str:
    """Write each year where it begins."""
    line = [" "] * len(columns)
    for place, day in enumerate(columns):
        before = columns[place - 1] if place else None
        year = f"{day.year}"
        if (before is None or before.year != day.year) and not "".join(
            line[max(0, place - 1) : place]
        ).strip():
            line[place : place + len(year)] = year
    return "".join(line[: len(columns)]).rstrip()
