"""Which alerts stood from when to when."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from programme.hindsight.days import DAY, Stretch
from programme.hindsight.watched import watched
from programme.registers.all_alerts import Alert, Severity, alerts, alerts_of

Key = tuple[str, Severity, str, bool]


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


class Looks:
    """Looks at the wanted alerts of one stretch of days after the other, and knows when each stood so far.

    An alert is the same while its rule, its severity and its subject are, and whether it is certain.
    """

    def __init__(self, wanted: Callable[[Alert], bool]) -> None:
        self._wanted = wanted
        self._found: list[Span] = []
        self._standing: dict[Key, Span] = {}

    def look(self, stretch: Stretch) -> Iterator[date]:
        """Look at the days after those that were looked at last; yield each day up to which it is done."""
        day, end = stretch.first, stretch.last
        while day <= end:
            last, found = alerts_from(day, stretch)
            self._stood(day, last, found)
            yield last
            if last == date.max:
                return
            day = last + DAY

    def _stood(self, day: date, last: date, found: list[Alert]) -> None:
        today: dict[Key, Span] = {}
        for alert in found:
            key = (alert.rule, alert.severity, alert.subject, alert.certain)
            if key in today or not self._wanted(alert):
                continue
            span = self._standing.get(key)
            if span is None:
                span = Span(
                    alert.rule,
                    alert.severity,
                    alert.subject,
                    day,
                    last,
                    alert.sentence,
                    certain=alert.certain,
                )
                self._found.append(span)
            span.last, span.sentence = last, alert.sentence
            today[key] = span
        self._standing = today

    def spans(self) -> list[Span]:
        """Return the stretches up to the last day, the earliest first; later days leave them as they are."""
        standing = set(map(id, self._standing.values()))
        found = [msgspec.structs.replace(span, standing=id(span) in standing) for span in self._found]
        return sorted(found, key=lambda span: (span.first, span.rule, span.subject))


def alerts_from(day: date, stretch: Stretch) -> tuple[date, list[Alert]]:
    """Return until when the alerts of a day stay the same in a stretch, and them as they are said on the last day."""
    if day == stretch.last:
        return day, _alerts(day, stretch)
    # Guarantee: hindsight looks at a day only when something may have changed on it, and misses no change.
    asked, watch = watched(day)
    found = _alerts(asked, stretch)
    last = min(stretch.last, date.fromordinal(watch.last))
    return last, found if last == day else _alerts(last, stretch)


def _alerts(day: date, stretch: Stretch) -> list[Alert]:
    late, early = stretch.late, stretch.early
    if not early.name:
        return []
    # Since when need not be asked where both readings are one: a look back finds that out itself.
    return alerts(late, day) if early is late else alerts_of(late, (early,), day)


def spans(stretches: Iterable[Stretch], wanted: Callable[[Alert], bool]) -> list[Span]:
    """Return the stretches of days on which each wanted alert stood, the earliest first."""
    looks = Looks(wanted)
    for stretch in stretches:
        for _ in looks.look(stretch):
            pass
    return looks.spans()


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
