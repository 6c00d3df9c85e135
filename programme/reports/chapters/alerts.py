"""The alerts, with how long each of them stood."""

from domain.foundation.dates import day_words
from programme.hindsight.spans import Span
from programme.hindsight.strip import strip
from programme.registers.alert_words import SEVERITY_WORDS
from programme.registers.called import with_names
from programme.reports.document import Cell, Chart, Marked, Section, table
from programme.reports.sources import CITED, Sources

# Columns of text: what a page of A4 holds in the type of the chart.
CHART = 110


def alerts(sources: Sources) -> Section:
    """Say of each alert from when to when it stood, the longest first, and what it rests on."""
    spans = sorted(sources.spans, key=lambda span: (-span.days, span.rule, span.subject))
    listed = table(
        f"{len(spans)} alerts, the longest first",
        ("Severity", "What it said at the end", "From", "To", "Days", "Rule", *CITED),
        (_alert(sources, span) for span in spans),
        "no alert ever stood",
    )
    if not spans:
        return Section("Alerts and how long each stood", (listed,))
    first = min(span.first for span in spans)
    return Section(
        "Alerts and how long each stood", (Chart(strip(spans, first, sources.view.on, CHART)), listed)
    )


def _alert(sources: Sources, span: Span) -> tuple[Cell, ...]:
    rests_on = sources.before(span.subject, span.rule, span.first)
    return (
        Marked(SEVERITY_WORDS[span.severity], span.severity),
        with_names(span.sentence, sources.programme),
        day_words(span.first),
        _last(span),
        str(span.days),
        span.rule,
        *sources.cited(rests_on),
    )


def _last(span: Span) -> str:
    return f"{day_words(span.last)}, still" if span.standing else day_words(span.last)
