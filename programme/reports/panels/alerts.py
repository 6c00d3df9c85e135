"""The alerts that stand, each kind once."""

from collections import Counter

from domain.foundation.dates import day_words
from domain.state.programme import Programme
from domain.state.risks import Risk
from programme.journal.view import View
from programme.questions.alerting import alerts_in
from programme.registers.all_alerts import Alert
from programme.reports.document import Cell, Marked, Table, cut, shortened, table

MOST = 6
Key = tuple[str, str]


def alerts_standing(view: View, before: View) -> Table:
    """Return the gravest alerts with how many of their kind there are, and how many of those are new since `before`."""
    now, then = _alerts(view), {_key(alert) for alert in _alerts(before)}
    counted = Counter(alert.severity for alert in now)
    counts = ", ".join(f"{count} {severity}" for severity, count in counted.items()) or "none"
    begun = sum(_key(alert) not in then for alert in now)
    ended = len(then - {_key(alert) for alert in now})
    kinds: dict[tuple[str, str], list[Alert]] = {}
    for alert in now:
        kinds.setdefault((alert.severity, alert.rule), []).append(alert)
    listed = table(
        f"{len(now)} stand ({counts}); {begun} began and {ended} ended since {day_words(before.on)}; the gravest first",
        ("Severity", "What", "Since", "New"),
        (_row(_worst_first(kind, view.programme), then) for kind in kinds.values()),
    )
    return shortened(listed, MOST, "and {} more kinds of alert")


def _worst_first(kind: list[Alert], programme: Programme) -> list[Alert]:
    """Put the alerts about the risks with the highest scores before the others, which stay in their order."""
    return sorted(kind, key=lambda alert: -_score(programme.risks.get(alert.subject)))


def _score(risk: Risk | None) -> int:
    return risk.residual.value if risk and risk.residual else 0


def _row(kind: list[Alert], then: set[Key]) -> tuple[Cell, ...]:
    first, others = kind[0], len(kind) - 1
    return (
        Marked(first.severity, first.severity),
        cut(first.sentence, 190) + (f", and {others} more of this kind" if others else ""),
        # An alert that follows from an imprecise date was true on this day at the latest.
        f"{'by ' if first.at_latest else ''}{day_words(first.since)}",
        str(sum(_key(alert) not in then for alert in kind)),
    )


def _alerts(view: View) -> list[Alert]:
    return [alert for alert in alerts_in(view) if alert.certain]


def _key(alert: Alert) -> Key:
    return alert.rule, alert.subject
