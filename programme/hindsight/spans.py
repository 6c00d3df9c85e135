"""Which alerts stood from when to when."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from domain.state.programme import Programme
from programme.hindsight.days import DAY
from programme.registers.all_alerts import Alert, Severity, alerts, alerts_of

Key = tuple[str, Severity, str, bool]
Day = tuple[date, Programme, Programme]


class Span(msgspec.Struct):
    """A stretch of days on each of which an alert was true, or possibly true; `sentence` as it was on the last."""

    rule: str
    severity: Severity
    subject: str
    first: date
    last: date
    sentence: str
    standing: bool = False
    certain: bool = True

    @property
    def days(self) -> int:
        """How many days it stood."""
        return (self.last - self.first).days + 1

    def stood(self, day: date) -> bool:
        """Tell whether it was true on a day."""
        return self.first <= day <= self.last


class Watch:
    """Looks at the wanted alerts of one day after the other, and knows the stretches in which each stood so far.

    An alert is the same while its rule, its severity and its subject are, and whether it is certain.
    """

    def __init__(self, wanted: Callable[[Alert], bool]) -> None:
        self._wanted = wanted
        self._found: list[Span] = []
        self._standing: dict[Key, Span] = {}

    def look(self, day: date, late: Programme, early: Programme) -> None:
        """Look at the day after the one that was looked at last, by both readings of the dates."""
        today: dict[Key, Span] = {}
        for alert in _alerts(day, late, early):
            key = (alert.rule, alert.severity, alert.subject, alert.certain)
            if key in today or not self._wanted(alert):
                continue
            span = self._standing.get(key)
            if span is None:
                span = Span(
                    alert.rule, alert.severity, alert.subject, day, day, alert.sentence, certain=alert.certain
                )
                self._found.append(span)
            span.last, span.sentence = day, alert.sentence
            today[key] = span
        self._standing = today

    def spans(self) -> list[Span]:
        """Return the stretches up to the last day, the earliest first; later days leave them as they are."""
        standing = set(map(id, self._standing.values()))
        found = [msgspec.structs.replace(span, standing=id(span) in standing) for span in self._found]
        return sorted(found, key=lambda span: (span.first, span.rule, span.subject))


def _alerts(day: date, late: Programme, early: Programme) -> list[Alert]:
    # Since when need not be asked where both readings are one: a look back finds that out itself.
    found = alerts(late, day) if early is late else alerts_of(late, (early,), day)
    return found if early.name else []


def spans(days: Iterable[Day], wanted: Callable[[Alert], bool]) -> list[Span]:
    """Return the stretches of days on which each wanted alert stood, the earliest first."""
    watch = Watch(wanted)
    for day, late, early in days:
        watch.look(day, late, early)
    return watch.spans()


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
