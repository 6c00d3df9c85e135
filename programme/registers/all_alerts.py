"""What about a programme someone should look at on a date, and since when: what is certain, and what is possible."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from domain.state.programme import Programme
from programme.registers import parts
from programme.registers.alert import FOREMOST, MILDER, SEVERITIES, Alert, Rule, Severity

_GRAVITY = {severity: place for place, severity in enumerate(SEVERITIES)}
RULES: tuple[Rule, ...] = tuple(rule for register in parts("alerts") for rule in register.RULES)


def alerts(programme: Programme, on: date) -> list[Alert]:
    """Return every alert that is true on a date by one reading of the dates, the gravest and oldest first."""
    return sorted_alerts(_found(programme, on))


def alerts_of(late: Programme, others: Sequence[Programme], on: date) -> list[Alert]:
    """Return what is alerted about on a date: certain when every state says so, possible when only some of them do.

    `late` is the state with everything as late as its date allows, `others` those by other readings of the dates. The
    gravest come first, of one severity the certain ones, and then the oldest.
    """
    seen_late = alerts(late, on)
    if all(programme is late for programme in others):
        return [replace(alert, since_earliest=alert.since, since_latest=alert.since) for alert in seen_late]
    found = [_Seen(alert, [alert]) for alert in seen_late]
    for programme in others:
        if programme is not late:
            _add(found, _found(programme, on))
        else:
            found = [_Seen(seen.alert, [*seen.alike, seen.alert]) for seen in found]
    return sorted_alerts(alert for seen in found for alert in seen.judged(1 + len(others)))


def _found(programme: Programme, on: date) -> Iterator[Alert]:
    return (alert for rule in RULES for alert in rule(programme, on))


class _Seen(msgspec.Struct, frozen=True):
    """An alert as it was first met, and as each reading in which it is true says it."""

    alert: Alert
    alike: list[Alert]

    def judged(self, readings: int) -> Iterator[Alert]:
        # A certain alert is no graver than all readings say; what only some of them say is possible.
        mildest = max(self.alike, key=lambda alert: _GRAVITY[alert.severity])
        if len(self.alike) < readings:
            graver = {alert.rule: alert for alert in reversed(self.alike)}
        else:
            yield _bounded(mildest, [alert for alert in self.alike if alert.rule == mildest.rule], readings)
            graver = {alert.rule: alert for alert in reversed(self.alike) if alert.rule != mildest.rule}
        for alert in graver.values():
            earliest = None if alert.at_latest else alert.since
            yield replace(alert, certain=False, since_earliest=earliest)


def _bounded(said: Alert, alike: list[Alert], readings: int) -> Alert:
    """Return a certain alert, true since a day between the first and the last that the readings say."""
    first, last = (pick(alert.since for alert in alike) for pick in (min, max))
    at_latest = said.at_latest or first < last or len(alike) < readings
    # By a reading in which it is graver, it began to be true on some earlier day.
    earliest = first if len(alike) == readings else None
    return replace(said, since=last, at_latest=at_latest, since_earliest=earliest, since_latest=last)


def _add(found: list[_Seen], others: Iterable[Alert]) -> None:
    """Put the alerts of another reading to those that are the same, and the rest after them."""
    waiting: dict[tuple[str, str], list[_Seen]] = {}
    for seen in found:
        waiting.setdefault(_key(seen.alert), []).append(seen)
    for alert in others:
        alike = waiting.get(_key(alert), [])
        twin = _twin(alert, alike)
        if twin is None:
            found.append(_Seen(alert, [alert]))
        else:
            alike.remove(twin)
            twin.alike.append(alert)


def _key(alert: Alert) -> tuple[str, str]:
    return MILDER.get(alert.rule, alert.rule), alert.subject


def _twin(alert: Alert, alike: list[_Seen]) -> _Seen | None:
    """Return the same alert by another reading: of several of one rule about one subject, by what clears it."""
    same = (seen for seen in alike if seen.alert.sentence == alert.sentence)
    cleared = (seen for seen in alike if seen.alert.clears == alert.clears)
    other = (seen for seen in alike if seen.alert.rule != alert.rule)
    return next(same, None) or next(cleared, None) or next(other, None)


def sorted_alerts(found: Iterable[Alert]) -> list[Alert]:
    """Return alerts, the gravest first, of one severity the certain ones, and then the oldest."""
    return sorted(
        found,
        key=lambda alert: (
            _GRAVITY[alert.severity],
            not alert.certain,
            alert.rule not in FOREMOST,
            alert.since,
            alert.subject,
        ),
    )


__all__ = ["RULES", "SEVERITIES", "Alert", "Severity", "alerts", "alerts_of", "sorted_alerts"]
