"""Alerts of one kind together, the gravest first: by the score of their risk, by the days to go-live, by age."""

from collections.abc import Iterable
from datetime import date

import msgspec

from domain.foundation.dates import counted_days, when
from domain.rules.tolerance import comparable
from domain.state.programme import Programme
from programme.registers.alert import FOREMOST, SEVERITIES, Alert
from programme.registers.alert_words import SEVERITY_WORDS, kind_of, kind_words


class AlertGroup(msgspec.Struct, frozen=True):
    """Alerts of one severity and kind, the gravest first; `worst` says which that is, as a sentence ends."""

    rule: str
    alerts: tuple[Alert, ...]
    worst: str

    @property
    def key(self) -> str:
        """What the group is known by, from one moment to the next."""
        return f"{self.rule} {self.word}"

    @property
    def word(self) -> str:
        """How grave its alerts are, and whether they are certain, as a heading says it."""
        said = SEVERITY_WORDS[self.first.severity]
        return said if self.first.certain else f"Possibly {said.lower()}"

    @property
    def first(self) -> Alert:
        """The one that speaks for all of them."""
        return self.alerts[0]

    @property
    def sentence(self) -> str:
        """The sentence of the one alert, or of several how many there are of what: `17 risks above tolerance, …`."""
        count = len(self.alerts)
        return self.first.sentence if count == 1 else f"{count} {kind_words(self.rule)}, {self.worst}"

    @property
    def since_words(self) -> str:
        """Since when the one has been true, or of several the oldest."""
        oldest = min(self.alerts, key=lambda alert: alert.since)
        return f"{'the oldest ' if len(self.alerts) > 1 else ''}{oldest.since_words}"

    def age(self, on: date) -> str:
        """Say for how many days the oldest has been true: `≥ 393 d` for at least so many, `? 20 d` for possibly."""
        oldest = min(self.alerts, key=lambda alert: alert.since)
        least = "≥ " if oldest.at_latest else ""
        return f"{least if oldest.certain else '? '}{oldest.days(on)} d"


def grouped(alerts: Iterable[Alert], programme: Programme, on: date) -> tuple[AlertGroup, ...]:
    """Put alerts of one kind together, the gravest first in each, in the order in which the first of each came.

    Of one severity, what a coming go-live waits for comes before the rest, the soonest first.
    """
    found: dict[tuple[str, str, bool], list[Alert]] = {}
    for alert in alerts:
        found.setdefault((kind_of(alert.rule), alert.severity, alert.certain), []).append(alert)
    groups = [_group(rule, alike, programme, on) for (rule, *_), alike in found.items()]
    return tuple(sorted(groups, key=lambda group: _pressing(group.first, programme, on)))


def gravest_first(alerts: Iterable[Alert], programme: Programme) -> list[Alert]:
    """Return alerts, of one severity the highest score of a risk first, then the soonest go-live, then the oldest."""
    return sorted(
        alerts,
        key=lambda alert: (
            SEVERITIES.index(alert.severity),
            -_score(alert, programme),
            _goes_live(alert, programme) or date.max,
            alert.since,
            alert.subject,
        ),
    )


def _group(rule: str, alike: list[Alert], programme: Programme, on: date) -> AlertGroup:
    ordered = gravest_first(alike, programme)
    return AlertGroup(rule, tuple(ordered), _worst(ordered, programme, on))


def _pressing(first: Alert, programme: Programme, on: date) -> tuple[object, ...]:
    day = _goes_live(first, programme)
    return (
        SEVERITIES.index(first.severity),
        not first.certain,
        first.rule not in FOREMOST,
        day if day and day >= on else date.max,
    )


def _worst(ordered: list[Alert], programme: Programme, on: date) -> str:
    first = ordered[0]
    if len({alert.subject for alert in ordered}) == 1:
        return f"all of {first.subject}"
    if score := _score(first, programme):
        return f"worst {first.subject} ({score})"
    if day := _goes_live(first, programme):
        return f"first {first.subject} ({_to_go_live((day - on).days)})"
    return f"oldest {first.subject}"


def _to_go_live(days: int) -> str:
    if days < 0:
        return f"{counted_days(-days)} past its go-live date"
    return f"to go live {f'in {counted_days(days)}' if days else 'today'}"


def _score(alert: Alert, programme: Programme) -> int:
    """Return the residual score of the risk that an alert is about, or of its action or indicator; else 0.

    Scores on another scale than the present one are not compared.
    """
    of = programme.actions.get(alert.subject) or programme.indicators.get(alert.subject)
    risk = programme.risks.get((of.risk or "") if of else alert.subject)
    return risk.residual.value if risk and risk.residual and comparable(programme, risk.residual) else 0


def _goes_live(alert: Alert, programme: Programme) -> date | None:
    """Return by when the phase that an alert is about is to go live, itself or by its change or need."""
    of = programme.changes.get(alert.subject) or programme.needs.get(alert.subject)
    phase = programme.phases.get((of.phase or "") if of else alert.subject)
    if phase is None or phase.planned_live is None or phase.state not in {"planned", "under way"}:
        return None
    return when(phase.planned_live).latest
