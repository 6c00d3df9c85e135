"""What leans on something that has ended: on an abandoned phase, a retired process, a closed unit."""

from collections.abc import Iterator

import msgspec

from domain.foundation.dates import When
from domain.foundation.phrases import Remedy, by
from domain.state.documents import Sop
from domain.state.phases import Phase
from domain.state.processes import ProcessChange
from domain.state.programme import Programme


class Leaning(msgspec.Struct, frozen=True):
    """One thing that leans on another, and what would end that."""

    ref: str
    remedy: Remedy


Link = tuple[str, Leaning]


class Ended(msgspec.Struct, frozen=True):
    """What has ended, as a sentence names it, and how and when it did."""

    ref: str
    called: str
    how: str
    on: When


def phases_ended(programme: Programme) -> list[Ended]:
    """Return the phases that were abandoned; what a closed one was to bring has come."""
    return [
        Ended(p.ref, p.called, p.state, p.ended) for p in programme.phases.values() if p.given_up and p.ended
    ]


def processes_ended(programme: Programme) -> list[Ended]:
    """Return the processes that are no longer run."""
    return [
        Ended(p.ref, f"{p.ref} “{p.name}”", p.state, p.ended)
        for p in programme.processes.values()
        if p.state == "retired" and p.ended
    ]


def changes_ended(programme: Programme) -> list[Ended]:
    """Return the changes that were rejected or withdrawn."""
    return [Ended(c.ref, c.called, c.state, c.moved) for c in programme.changes.values() if c.given_up]


def documents_ended(programme: Programme) -> list[Ended]:
    """Return the documents that are out of use."""
    return [Ended(s.ref, s.called, s.state, s.since) for s in programme.sops.values() if s.ended]


def units_ended(programme: Programme) -> list[Ended]:
    """Return the command units that were merged or closed."""
    return [
        Ended(u.ref, f"{u.ref} “{u.name}”", u.state, u.ended)
        for u in programme.units.values()
        if u.state != "open" and u.ended
    ]


def controls_ended(programme: Programme) -> list[Ended]:
    """Return the controls that were taken away or found not to work."""
    return [Ended(c.ref, c.called, c.state, c.retired) for c in programme.controls.values() if c.retired]


def leaning(programme: Programme, ended: list[Ended]) -> Iterator[tuple[Ended, list[Leaning]]]:
    """Yield what has ended with what leans on it still; whatever nothing leans on is left out."""
    if not ended:
        return
    found: dict[str, list[Leaning]] = {}
    for on, leans in _links(programme):
        if leans not in found.setdefault(on, []):
            found[on].append(leans)
    for one in ended:
        if found.get(one.ref):
            yield one, found[one.ref]


def _links(programme: Programme) -> Iterator[Link]:
    """Yield what each thing that is still to be done, or in use, leans on, with the thing."""
    for phase in programme.phases.values():
        yield from _of_phase(phase)
    for change in programme.changes.values():
        yield from _of_change(change)
    for sop in programme.sops.values():
        yield from _of_document(sop)
    yield from _of_risks_and_needs(programme)
    yield from _of_assumptions_and_dependencies(programme)
    yield from _of_milestones(programme)
    yield from _of_units(programme)
    yield from _of_responsibilities(programme)


def _of_phase(phase: Phase) -> Iterator[Link]:
    if phase.state in {"planned", "under way", "live"} and phase.ended_by:
        yield phase.ended_by, Leaning(phase.ref, by("phase.bounded", phase=phase.ref))
    if phase.state in {"planned", "under way"}:
        for reference in phase.needs:
            remedy = by("phase.dependency-dropped", phase=phase.ref, needs=reference)
            yield reference, Leaning(phase.ref, remedy)


def _of_change(change: ProcessChange) -> Iterator[Link]:
    if not change.given_up and not change.done:
        if change.phase:
            yield change.phase, Leaning(change.ref, by("change.attached", change=change.ref))
        yield change.process, Leaning(change.ref, by("change.withdrawn", change=change.ref))


def _of_document(sop: Sop) -> Iterator[Link]:
    # A document that was published is no longer waited for; it serves its process still.
    waiting = (sop.change, sop.phase) if sop.state != "published" else ()
    if not sop.ended:
        for on in filter(None, (sop.process, *waiting)):
            yield on, Leaning(sop.ref, by("sop.linked", sop=sop.ref))


def _of_risks_and_needs(programme: Programme) -> Iterator[Link]:
    for risk in programme.risks.values():
        if risk.state == "open":
            for on in filter(None, (risk.phase, *risk.processes)):
                yield on, Leaning(risk.ref, by("risk.restated", risk=risk.ref))
            for control in risk.controls_lost:
                yield control, Leaning(risk.ref, by("risk.assessed", risk=risk.ref))
    for need in programme.needs.values():
        if need.state == "open":
            for on in filter(None, (need.phase, need.unit)):
                yield on, Leaning(need.ref, by("need.dropped", need=need.ref))
    for priority in programme.priorities.values():
        if priority.state == "current" and priority.plan:
            yield priority.plan, Leaning(priority.ref, by("priority.planned", priority=priority.ref))


def _of_assumptions_and_dependencies(programme: Programme) -> Iterator[Link]:
    for assumption in programme.assumptions.values():
        if assumption.is_live and assumption.about:
            yield (
                assumption.about,
                Leaning(assumption.ref, by("assumption.retired", assumption=assumption.ref)),
            )
    for one in programme.dependencies.values():
        if one.is_open:
            for on in filter(None, (one.on_thing, one.needed_for)):
                yield on, Leaning(one.ref, by("dependency.withdrawn", dependency=one.ref))


def _of_responsibilities(programme: Programme) -> Iterator[Link]:
    for one in programme.responsibilities.values():
        if one.state != "ended":
            remedy = by("responsibility.ended", responsibility=one.ref)
            yield from ((phase, Leaning(one.ref, remedy)) for phase in (one.phase, one.ends_with) if phase)
    for function in programme.functions.values():
        if function.state == "current":
            remedy = by("function.carried", function=function.ref)
            yield from ((unit, Leaning(function.ref, remedy)) for unit in function.units)


def _of_milestones(programme: Programme) -> Iterator[Link]:
    for milestone in programme.milestones.values():
        if milestone.state == "planned" and milestone.phase:
            yield milestone.phase, Leaning(milestone.ref, by("milestone.attached", milestone=milestone.ref))


def _of_units(programme: Programme) -> Iterator[Link]:
    for process in programme.processes.values():
        if process.state == "in use" and process.unit:
            yield process.unit, Leaning(process.ref, by("process.moved", process=process.ref))
    for group in programme.groups.values():
        if group.state == "current" and group.unit:
            yield group.unit, Leaning(group.ref, by("group.ended", group=group.ref))
