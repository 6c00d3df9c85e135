"""Alerts by what follows from them: a gate that is blocked comes before a rule that is broken, and both before age."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

import msgspec

from domain.foundation.dates import counted_days, when
from domain.rules.readiness import gaps
from domain.state.alerts import Handled, alert_key
from domain.state.phases import Phase
from domain.state.programme import Programme
from programme.registers.alert import FOREMOST, Alert
from programme.registers.alert_groups import AlertGroup, grouped
from programme.registers.alert_words import GAP

Consequence = Literal["gate", "tolerance", "law", "rest", "information", "snoozed"]
WORDS: dict[Consequence, str] = {
    "gate": "At the go-live gate",
    "tolerance": "Above tolerance",
    "law": "Asked by law",
    "rest": "Everything else",
    "information": "For information",
    "snoozed": "Snoozed",
}
CONSEQUENCES: tuple[Consequence, ...] = tuple(WORDS)
# What the board said it would not bear: the risk itself, and the figures that warn of it.
TOLERANCE = ("risk.above-tolerance", "risk.toleration-ended", "indicator.breached")
# Regard for equality is a duty in law (Race Relations Act 1976 s. 71, Sex Discrimination Act 1975 s. 76A, Disability
# Discrimination Act 1995 s. 49A; now Equality Act 2010 s. 149); no other rule here rests on a statute by itself.
LAW = ("eia.", "finding.")
GATE = ("phase.late", "phase.not-ready", "phase.leaned-on", "breach.unaccepted", GAP, *FOREMOST)
TO_COME = frozenset({"planned", "under way"})


class Ranked(msgspec.Struct, frozen=True):
    """Alerts with one consequence, by kind, the gravest kind first."""

    consequence: Consequence
    groups: tuple[AlertGroup, ...]

    @property
    def words(self) -> str:
        """What follows from them, as a heading says it."""
        return WORDS[self.consequence]

    @property
    def count(self) -> int:
        """How many alerts there are."""
        return sum(len(group.alerts) for group in self.groups)


def next_gate(programme: Programme) -> tuple[Phase, date] | None:
    """Return the phase whose go-live is planned next, or is overdue the longest, with the last day planned for it."""
    planned = [
        (phase, when(phase.planned_live).latest)
        for phase in programme.phases.values()
        if phase.state in TO_COME and phase.planned_live is not None
    ]
    return min(planned, key=lambda found: found[1], default=None)


def gate_words(programme: Programme, on: date) -> str:
    """Say when the next phase goes live: `PH-002 goes live in 93 days`; empty when none is planned."""
    if (found := next_gate(programme)) is None:
        return ""
    phase, day = found
    days = (day - on).days
    if days < 0:
        return f"{phase.ref} {counted_days(-days)} past its go-live date"
    return f"{phase.ref} goes live {f'in {counted_days(days)}' if days else 'today'}"


def snoozed_until(programme: Programme, alert: Alert, on: date) -> date | None:
    """Return the day on which an alert comes back that is snoozed; None when it is not."""
    one = _handled(programme, alert)
    return one.until if one and one.rests(on) else None


def assigned_to(programme: Programme, alert: Alert) -> str | None:
    """Return who sees to an alert."""
    one = _handled(programme, alert)
    return one.assigned_to if one else None


def _handled(programme: Programme, alert: Alert) -> Handled | None:
    return programme.handled.get(alert_key(alert.rule, alert.subject))


def consequences(
    programme: Programme, alerts: Iterable[Alert], on: date
) -> Iterator[tuple[Alert, Consequence]]:
    """Yield each alert with what follows from it; one that is snoozed waits behind all others."""
    gate = next_gate(programme)
    blocking = {gate[0].ref, *(gap.subject for gap in gaps(programme, gate[0]))} if gate else set()
    for alert in alerts:
        yield alert, _consequence(programme, alert, on, blocking)


def ranked(programme: Programme, alerts: Iterable[Alert], on: date) -> tuple[Ranked, ...]:
    """Return alerts by their consequence and, of one consequence, by kind as `grouped` orders them."""
    found: dict[Consequence, list[Alert]] = {}
    for alert, consequence in consequences(programme, alerts, on):
        found.setdefault(consequence, []).append(alert)
    return tuple(
        Ranked(consequence, grouped(found[consequence], programme, on))
        for consequence in CONSEQUENCES
        if consequence in found
    )


def _consequence(programme: Programme, alert: Alert, on: date, blocking: set[str]) -> Consequence:
    if snoozed_until(programme, alert, on):
        return "snoozed"
    if alert.severity == "note":
        return "information"
    if alert.rule.startswith(TOLERANCE):
        return "tolerance"
    if alert.rule.startswith(GATE) or alert.subject in blocking:
        return "gate"
    return "law" if alert.rule.startswith(LAW) else "rest"
