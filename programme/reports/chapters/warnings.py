"""Silences, and the alerts with how long each of them stood."""

from collections.abc import Iterator
from itertools import pairwise

from domain.dates import day_words
from domain.record import Record
from programme.hindsight.spans import Span
from programme.hindsight.strip import strip
from programme.reports.document import Cell, Chart, Marked, Section, table
from programme.reports.sources import CITED, Sources

# Columns of text: what a page of A4 holds in the type of the chart.
CHART = 110
KEPT = (".stale", ".abandoned")


def silences(sources: Sources) -> Section:
    """Say when nothing was recorded to have happened, and when a register was not kept."""
    whole = table(
        "Stretches in which nothing was recorded to have happened, longer than a month",
        ("From", "To", "Days", "Entries before and after", "Evidence"),
        _quiet(sources),
        "there was none",
    )
    registers = table(
        "Registers that nobody kept",
        ("Register", "From", "To", "Days", "State", "Last kept by #", "Evidence"),
        (_unkept(sources, span) for span in sources.spans if span.rule.endswith(KEPT)),
        "every register was kept",
    )
    return Section("Silences", (whole, registers))


def _quiet(sources: Sources) -> Iterator[tuple[str, ...]]:
    most = sources.programme.policy.register_stale_days
    for before, after in pairwise([*sources.standing, None]):
        if before is None:
            continue
        end = after.on.latest if after else sources.view.on
        days = (end - before.on.latest).days - (1 if after else 0)
        if days > most:
            yield _row(sources, before, after, days)


def _row(sources: Sources, before: Record, after: Record | None, days: int) -> tuple[str, ...]:
    last = day_words(after.on.latest) if after else f"{day_words(sources.view.on)}, and goes on"
    return (f"after {before.on.words}", f"before {last}" if after else last, str(days),
            *sources.cited([before, after] if after else [before]))  # fmt: skip


def _unkept(sources: Sources, span: Span) -> tuple[str, ...]:
    register = span.rule.partition(".")[0]
    kept = [record for record in sources.of_register(register) if record.on.latest <= span.first]
    return (
        span.subject,
        day_words(span.first),
        _last(span),
        str(span.days),
        span.rule.partition(".")[2],
        *sources.cited(kept[-1:]),
    )


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
        Marked(span.severity, span.severity),
        span.sentence,
        day_words(span.first),
        _last(span),
        str(span.days),
        span.rule,
        *sources.cited(rests_on),
    )


def _last(span: Span) -> str:
    return f"{day_words(span.last)}, still" if span.standing else day_words(span.last)
