"""A strip chart: a line for each rule, a column for each stretch of days, a letter where an alert of it stood."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.foundation.dates import day_words
from programme.hindsight.chart import Chart, Line
from programme.hindsight.spans import Span, merged
from programme.registers.all_alerts import SEVERITIES

# The gravest of a stretch is shown; a shape each, so that the chart is read without colours.
LETTERS = dict(zip(SEVERITIES, "█▒·", strict=True))
# Where nothing was certain and something was possible.
POSSIBLE = "?"
LEGEND = ", ".join(f"{letter} {severity}" for severity, letter in LETTERS.items()) + f", {POSSIBLE} possible"


def chart(spans: Sequence[Span], first: date, last: date, room: int) -> Chart:
    """Return the chart of some alerts in at most `room` columns, the rules in the order in which they first stood."""
    step = -(-((last - first).days + 1) // max(1, room))
    columns = tuple(
        first + timedelta(days=step * place) for place in range(-(-((last - first).days + 1) // step))
    )
    by_rule: dict[str, list[Span]] = {}
    for span in sorted(spans, key=lambda span: span.first):
        by_rule.setdefault(span.rule, []).append(span)
    lines = tuple(
        Line(rule, count_days(_sure(alike)), _cells(alike, columns, step), possible_days(alike))
        for rule, alike in by_rule.items()
    )
    return Chart(columns, step, lines)


def strip(spans: Sequence[Span], first: date, last: date, width: int) -> str:
    """Return the chart of some alerts as a text at most `width` columns wide."""
    if not spans:
        return ""
    named = max(len(span.rule) for span in spans)
    # Where everything is certain, the chart needs no room for what is possible.
    counted = len("99999 d") + (0 if all(span.certain for span in spans) else len(" +99999 ?"))
    made = chart(spans, first, last, max(12, width - named - counted - 2))
    lines = [f"{'':{named}} {'':{counted}} {made.axis()}"]
    lines += [
        f"{line.rule:{named}} {_counted(line.days, line.possible_days):{counted}} {line.cells.rstrip()}"
        for line in made.lines
    ]
    lines.append(f"{day_words(first)} to {day_words(last)}, {made.every} a column: {LEGEND}")
    return "\n".join(lines)


def count_days(spans: Iterable[Span]) -> int:
    """Return on how many days at least one of some alerts stood."""
    return sum((end - start).days + 1 for start, end in merged(spans))


def possible_days(spans: Sequence[Span]) -> int:
    """Return on how many days at least one of some alerts was possible and none was certain."""
    return count_days(spans) - count_days(_sure(spans))


def _sure(spans: Iterable[Span]) -> list[Span]:
    return [span for span in spans if span.certain]


def _counted(days: int, possible: int) -> str:
    """Write how many days are certain, and how many more are possible."""
    return f"{days:5} d{f' +{possible} ?' if possible else ''}"


def _cells(spans: Iterable[Span], columns: Sequence[date], step: int) -> str:
    """Write the letter of the gravest certain alert of each column, or that one was possible."""
    gravest = [len(SEVERITIES) + 1] * len(columns)
    for span in spans:
        start, end = ((day - columns[0]).days // step for day in (span.first, span.last))
        severity = SEVERITIES.index(span.severity) if span.certain else len(SEVERITIES)
        for place in range(max(0, start), min(end + 1, len(columns))):
            gravest[place] = min(gravest[place], severity)
    letters = (*(LETTERS[severity] for severity in SEVERITIES), POSSIBLE, " ")
    return "".join(letters[place] for place in gravest)
