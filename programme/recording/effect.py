"""What recording an entry would change: the alerts it would raise and clear, and the gaps it would open and close."""

from collections.abc import Sequence
from datetime import date

import msgspec

from domain.history.readings import both, mixed
from domain.history.record import Record
from domain.history.replay import fold
from domain.rules.readiness import gaps
from domain.state.programme import Programme
from programme.journal.register import Register
from programme.recording.in_force import in_force
from programme.recording.record import Proposal, record
from programme.registers.all_alerts import Alert, alerts_of


class Effect(msgspec.Struct, frozen=True):
    """What would change as of today, if it were recorded now."""

    raised: tuple[Alert, ...]
    cleared: tuple[Alert, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything would change that somebody should look at."""
        return bool(self.raised or self.cleared or self.opened or self.closed)

    @property
    def lines(self) -> list[str]:
        """Say it, a line for each change."""
        return [
            *(f"clears: {alert.sentence}" for alert in self.cleared),
            *(f"raises: {alert.sentence}" for alert in self.raised),
            *(f"closes a gap: {sentence}" for sentence in self.closed),
            *(f"opens a gap: {sentence}" for sentence in self.opened),
        ]


def effect(register: Register, proposals: Sequence[Proposal]) -> Effect:
    """Return what recording proposals would change; Refused when they may not be recorded. Nothing is recorded."""
    return effect_of(register, record(register, proposals, dry_run=True))


def effect_of(register: Register, drafts: Sequence[Record]) -> Effect:
    """Return what recording drafts that were checked would change."""
    moment = register.moment()
    recorded = list(register.journal.recorded(register.programme_id, up_to=moment.position))
    before = _folded(recorded, moment.as_of)
    after = _folded([*recorded, *drafts], moment.as_of)
    raised, cleared = _changed(
        *(alerts_of(states[0], states[1:], moment.as_of) for states in (before, after))
    )
    gaps_before, gaps_after = _gaps(before[0]), _gaps(after[0])
    return Effect(
        raised=tuple(raised),
        cleared=tuple(cleared),
        opened=tuple(said for key, said in gaps_after.items() if key not in gaps_before),
        closed=tuple(said for key, said in gaps_before.items() if key not in gaps_after),
    )


def _folded(records: list[Record], on: date) -> tuple[Programme, ...]:
    facts = [(record.entry, record.on, record.position) for record in in_force(records)]
    return tuple(fold(reading) for reading in (*both(facts, on), *mixed(facts, on)))


def _changed(before: list[Alert], after: list[Alert]) -> tuple[list[Alert], list[Alert]]:
    old, new = (
        {(alert.rule, alert.subject): alert for alert in found if alert.certain} for found in (before, after)
    )
    return (
        [alert for key, alert in new.items() if key not in old],
        [alert for key, alert in old.items() if key not in new],
    )


def _gaps(programme: Programme) -> dict[tuple[str, str], str]:
    return {
        (phase.ref, gap.key): f"{phase.ref}: {gap.sentence}"
        for phase in programme.phases.values()
        if phase.state in {"planned", "under way"}
        for gap in gaps(programme, phase)
    }
