"""What else a phase needs: somebody who answers for each unit that it opens, and what was identified one by one."""

from collections.abc import Iterator

from domain.foundation.phrases import by
from domain.rules.gaps import Check, check
from domain.rules.responsibilities import accountable, functions_of, in_force, taken_live
from domain.state.phases import Need, Phase
from domain.state.programme import Programme


def provided(programme: Programme, phase: Phase) -> Iterator[Check]:
    """Yield what a phase needs besides processes, documents and assessments, and whether it is in place."""
    needs = [need for need in programme.needs.values() if need.phase == phase.ref and need.state != "dropped"]
    yield from _accountabilities(programme, phase, needs)
    for need in needs:
        called = need.called
        if need.owner is None and need.state == "open":
            missing = f"{called} is not in place, and nobody provides it", by("need.assigned", need=need.ref)
        else:
            missing = f"{called} is not in place ({need.owner})", by("need.met", need=need.ref)
        yield check(need.kind, need.ref, f"{called} is in place", missing if need.state == "open" else None)


def inbound(programme: Programme, phase: Phase) -> Iterator[Check]:
    """Yield what others are to give to a phase, and whether it was given."""
    for one in programme.dependencies.values():
        if one.direction == "inbound" and one.needed_for == phase.ref and one.state != "withdrawn":
            missing = f"{one.called} was not given by {one.giver}", by("dependency.met", dependency=one.ref)
            yield check("dependency", one.ref, f"{one.called} was given", missing if one.is_open else None)


def opened_by(programme: Programme, phase: Phase) -> list[str]:
    """Return the units that a phase opens: those it was planned to open, and those that it opened."""
    opened = (unit.ref for unit in programme.units.values() if unit.opened_by == phase.ref)
    return list(dict.fromkeys((*phase.opens, *opened)))


def _accountabilities(programme: Programme, phase: Phase, needs: list[Need]) -> Iterator[Check]:
    named = {need.unit for need in needs if need.kind == "accountability"}
    holding = list(in_force(programme, taken_live(programme, phase.ref)))
    opened = opened_by(programme, phase)
    for reference in opened:
        unit = programme.units[reference]
        if reference not in named:
            clears = by("need.identified", phase=phase.ref, kind="accountability", unit=unit.ref)
            missing = f"nobody is named to answer for {unit.ref} “{unit.name}”", clears
            answered = accountable(programme, unit.ref, holding)
            asked = f"somebody answers for {unit.ref} “{unit.name}”"
            yield check("accountability", unit.ref, asked, None if answered else missing)
    carried = dict(function for reference in opened for function in functions_of(programme, reference))
    for ref, name in carried.items():
        clears = by("responsibility.assigned", about=ref, phase=phase.ref)
        missing = f"nobody is accountable for {ref} “{name}” once {phase.ref} is live", clears
        answered = accountable(programme, ref, holding)
        asked = f"somebody is accountable for {ref} “{name}”"
        yield check("accountability", ref, asked, None if answered else missing)
