"""What is due of phases: their start, their go-live, and what they need before it."""

from collections.abc import Iterator

from domain.foundation.dates import when
from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def steps(programme: Programme) -> Iterator[Due]:
    """Yield the planned start and go-live of each phase that is still to take them."""
    for phase in programme.phases.values():
        for planned, waiting, what, topic in (
            (phase.planned_start, phase.state == "planned", "start", "phase.started"),
            (phase.planned_live, phase.state in {"planned", "under way"}, "go-live", "phase.went-live"),
        ):
            if planned and waiting:
                day = when(planned)
                clears = phrase(by(topic, phase=phase.ref))
                yield Due(phase.ref, what, phase.title, phase.lead, day.latest, clears, not day.precise)


def needs(programme: Programme) -> Iterator[Due]:
    """Yield each open readiness need with a day."""
    for need in programme.needs.values():
        if need.state == "open" and need.due:
            clears = phrase(by("need.met", need=need.ref))
            yield Due(need.ref, need.kind, need.title, need.owner, need.due, clears)


DIARIES = (steps, needs)
