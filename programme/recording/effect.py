"""What recording an entry would change: the alerts it would raise and clear, and the gaps it would open and close."""

from collections.abc import Sequence
from datetime import date

import msgspec

from domain.history.corrections import order
from domain.history.record import Record
from domain.history.replay import fold
from domain.rules.readiness import gaps
from domain.state.programme import Programme
from programme.foundation.moment import Moment
from programme.journal.register import Register
from programme.recording.record import Proposal, come_last, in_force, record
from programme.registers.all_alerts import Alert, alerts


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
    before, after = register.at(moment).programme, _after(register, drafts, moment)
    raised, cleared = _changed(alerts(before, moment.as_of), alerts(after, moment.as_of))
    gaps_before, gaps_after = _gaps(before), _gaps(after)
    return Effect(
        raised=tuple(raised),
        cleared=tuple(cleared),
        opened=tuple(said for key, said in gaps_after.items() if key not in gaps_before),
        closed=tuple(said for key, said in gaps_before.items() if key not in gaps_after),
    )


def _after(register: Register, drafts: Sequence[Record], moment: Moment) -> Programme:
    if come_last(register, drafts, moment):
        certain = (draft.fact for draft in sorted(drafts, key=order) if draft.on.latest <= moment.as_of)
        return fold(certain, register.at(moment).programme)
    recorded = list(register.journal.recorded(register.programme_id, up_to=moment.position))
    return _folded([*recorded, *drafts], moment.as_of)


def _folded(records: list[Record], on: date) -> Programme:
    return fold(record.fact for record in in_force(records) if record.on.latest <= on)


def _changed(before: list[Alert], after: list[Alert]) -> tuple[list[Alert], list[Alert]]:
    old, new = ({(alert.rule, alert.subject): alert for alert in found} for found in (before, after))
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
