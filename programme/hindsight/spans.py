"""Which alerts stood from when to when."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from domain.programme import Programme
from programme.alerts import Alert, Severity, alerts
from programme.hindsight.days import DAY

Key = tuple[str, Severity, str]


class Span(msgspec.Struct):
    """A stretch of days on each of which an alert was true; `sentence` as it was on the last of them."""

    rule: str
    severity: Severity
    subject: str
    first: date
    last: date
    sentence: str
    standing: bool = False

    @property
    def days(self) -> int:
        """How many days it stood."""
        return (self.last - self.first).days + 1

    def stood(self, day: date) -> bool:
        """Tell whether it was true on a day."""
        return self.first <= day <= self.last


def spans(days: Iterable[tuple[date, Programme]], wanted: Callable[[Alert], bool]) -> list[Span]:
    """Look at the wanted alerts of each day, and return the stretches in which each stood, the earliest first.

    An alert is the same while its rule, its severity and its subject are.
    """
    found: list[Span] = []
    yesterday: dict[Key, Span] = {}
    for day, programme in days:
        today: dict[Key, Span] = {}
        for alert in alerts(programme, day) if programme.name else ():
            key = (alert.rule, alert.severity, alert.subject)
            if key in today or not wanted(alert):
                continue
            span = yesterday.get(key)
            if span is None:
                span = Span(*key, first=day, last=day, sentence=alert.sentence)
                found.append(span)
            span.last, span.sentence = day, alert.sentence
            today[key] = span
        yesterday = today
    for span in yesterday.values():
        span.standing = True
    return sorted(found, key=lambda span: (span.first, span.rule, span.subject))


def merged(stretches: Iterable[Span]) -> Iterator[tuple[date, date]]:
    """Yield the stretches of days on which at least one of some alerts stood, without overlaps."""
    last: tuple[date, date] | None = None
    for span in sorted(stretches, key=lambda span: span.first):
        if last is not None and span.first <= last[1] + DAY:
            last = (last[0], max(last[1], span.last))
            continue
        if last is not None:
            yield last
        last = (span.first, span.last)
    if last is not None:
        yield last
