"""Which alerts stood from when to when."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from domain.state.programme import Programme
from programme.hindsight.days import DAY
from programme.registers.all_alerts import Alert, Severity, alerts

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


class Watch:
    """Looks at the wanted alerts of one day after the other, and knows the stretches in which each stood so far.

    An alert is the same while its rule, its severity and its subject are.
    """

    def __init__(self, wanted: Callable[[Alert], bool]) -> None:
        self._wanted = wanted
        self._found: list[Span] = []
        self._standing: dict[Key, Span] = {}

    def look(self, day: date, programme: Programme) -> None:
        """Look at the day after the one that was looked at last."""
        today: dict[Key, Span] = {}
        for alert in alerts(programme, day) if programme.name else ():
            key = (alert.rule, alert.severity, alert.subject)
            if key in today or not self._wanted(alert):
                continue
            span = self._standing.get(key)
            if span is None:
                span = Span(*key, first=day, last=day, sentence=alert.sentence)
                self._found.append(span)
            span.last, span.sentence = day, alert.sentence
            today[key] = span
        self._standing = today

    def spans(self) -> list[Span]:
        """Return the stretches up to the last day, the earliest first; later days leave them as they are."""
        standing = set(map(id, self._standing.values()))
        found = [msgspec.structs.replace(span, standing=id(span) in standing) for span in self._found]
        return sorted(found, key=lambda span: (span.first, span.rule, span.subject))


def spans(days: Iterable[tuple[date, Programme]], wanted: Callable[[Alert], bool]) -> list[Span]:
    """Return the stretches of days on which each wanted alert stood, the earliest first."""
    watch = Watch(wanted)
    for day, programme in days:
        watch.look(day, programme)
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
