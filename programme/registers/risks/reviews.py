"""How often a risk is looked at."""

from collections.abc import Set as AbstractSet

import msgspec

from domain.state.programme import Programme
from domain.state.risks import Risk


class Moving(msgspec.Struct, frozen=True):
    """The phases that are under way, and the processes that they change."""

    phases: AbstractSet[str]
    processes: AbstractSet[str]

    def threatened_by(self, risk: Risk) -> bool:
        """Tell whether a risk threatens one of them."""
        return risk.phase in self.phases or not self.processes.isdisjoint(risk.processes)


def moving(programme: Programme) -> Moving:
    """Return what of the programme is moving; asked once for all risks, as each looks at every change."""
    phases = {phase.ref for phase in programme.phases.values() if phase.state == "under way"}
    changes = programme.changes.values() if phases else ()
    return Moving(phases, {change.process for change in changes if change.phase in phases})


def review_days(risk: Risk, programme: Programme, now: Moving | None = None) -> int:
    """Return the most days between two reviews: by band, and at most 28 while the function it threatens is moving."""
    policy = programme.policy
    days = policy.risk_review_days(risk.residual.band) if risk.residual else policy.risk_review_medium_days
    threatened = (now or moving(programme)).threatened_by(risk)
    return min(days, policy.risk_review_moving_days) if threatened else days
