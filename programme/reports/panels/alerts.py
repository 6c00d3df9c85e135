"""The alerts that stand, each kind once."""

from collections import Counter

from domain.foundation.dates import day_words
from domain.state.programme import Programme
from programme.journal.view import View
from programme.questions.alerting import alerts_in
from programme.registers.alert_groups import AlertGroup, grouped
from programme.registers.all_alerts import Alert
from programme.registers.called import with_names
from programme.reports.document import Cell, Marked, Table, cut, shortened, table

MOST = 6
COUNTED = {"act now": "to act on now", "attend": "needing attention", "note": "for information"}
Key = tuple[str, str]


def alerts_standing(view: View, before: View) -> Table:
    """Return the gravest alerts with how many of their kind there are, and how many of those are new since `before`."""
    now, then = _alerts(view), {_key(alert) for alert in _alerts(before)}
    counted = Counter(alert.severity for alert in now)
    counts = ", ".join(f"{count} {COUNTED[severity]}" for severity, count in counted.items()) or "none"
    begun = sum(_key(alert) not in then for alert in now)
    ended = len(then - {_key(alert) for alert in now})
    listed = table(
        f"{len(now)} stand ({counts}); {begun} began and {ended} ended since {day_words(before.on)}; the gravest first",
        ("Severity", "What", "Since", "New"),
        (_row(group, then, view.programme) for group in grouped(now, view.programme, view.on)),
    )
    return shortened(listed, MOST, "and {} more kinds of alert")


def _row(group: AlertGroup, then: set[Key], programme: Programme) -> tuple[Cell, ...]:
    oldest = min(group.alerts, key=lambda alert: alert.since)
    return (
        Marked(group.word, group.first.severity),
        cut(with_names(group.sentence, programme), 190),
        # An alert that follows from an imprecise date was true on this day at the latest.
        f"{'by ' if oldest.at_latest else ''}{day_words(oldest.since)}",
        str(sum(_key(alert) not in then for alert in group.alerts)),
    )


def _alerts(view: View) -> list[Alert]:
    return [alert for alert in alerts_in(view) if alert.certain]


def _key(alert: Alert) -> Key:
    return alert.rule, alert.subject
