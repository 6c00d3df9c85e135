"""Readiness: what is missing before a phase may go live, and who it was that went without it."""

from collections.abc import Iterator

from domain.foundation.phrases import Remedy, by
from domain.rules.assessments import assessment_of, may_be, unattributed
from domain.rules.consultation import consulted, not_consulted
from domain.rules.gaps import Check, Gap, check
from domain.rules.phase_needs import inbound, provided
from domain.state.documents import Sop
from domain.state.phases import Phase
from domain.state.processes import ProcessChange
from domain.state.programme import Programme
from domain.state.risks import Risk

RED = frozenset({"high", "very high"})


def gaps(programme: Programme, phase: Phase) -> list[Gap]:
    """Return what a phase is missing as things stand; empty when it is ready to go live."""
    return [check.gap for check in checks(programme, phase) if check.gap is not None]


def passed_with(phase: Phase, open_: list[Gap]) -> list[Gap]:
    """Return which of its open gaps a phase went live with; the others have come to light since."""
    return [gap for gap in open_ if gap.key in phase.accepted or gap.key in phase.unaccepted]


def checks(programme: Programme, phase: Phase) -> Iterator[Check]:
    """Yield everything that is asked of a phase before it goes live, what is there as well as what is missing.

    What is there only because somebody went round a rule is missing until that is accepted by name.
    """
    open_breaches = {breach.subject: breach for breach in programme.breaches if breach.accepted is None}
    for one in _checks(programme, phase):
        breach = open_breaches.get(one.subject) if one.gap is None and one.subject != phase.ref else None
        if breach is None:
            yield one
        else:
            missing = f"{breach.what}, which nobody accepted", by("breach.accepted", thing=breach.subject)
            yield check(one.kind, one.subject, one.asked, missing)


def _checks(programme: Programme, phase: Phase) -> Iterator[Check]:
    yield from _processes(programme, phase)
    yield from _documents(programme, phase)
    yield from _assessments(programme, phase)
    yield from _people(programme, phase)
    yield from _risks(programme, phase)
    yield from inbound(programme, phase)
    yield from provided(programme, phase)


def is_known(programme: Programme, phase: Phase) -> bool:
    """Tell whether the readiness of a phase can be judged: not while nobody said which processes it changes.

    Once it is live the question is what it lacks, and no longer whether it is ready.
    """
    return (
        phase.live is not None
        or bool(changes_of(programme, phase))
        or any(ref in programme.processes for ref in phase.needs)
    )


def changes_of(programme: Programme, phase: Phase) -> list[ProcessChange]:
    """Return the process changes a phase needs that were not given up."""
    return [
        change
        for change in programme.changes.values()
        if not change.given_up and (change.phase == phase.ref or change.ref in phase.needs)
    ]


def documents_of(programme: Programme, phase: Phase) -> list[Sop]:
    """Return the documents a phase needs: named by it, naming it, or made necessary by one of its changes."""
    changes = {change.ref for change in changes_of(programme, phase)}
    return [
        sop
        for sop in programme.sops.values()
        if not sop.ended and (sop.phase == phase.ref or sop.change in changes or sop.ref in phase.needs)
    ]


def _processes(programme: Programme, phase: Phase) -> Iterator[Check]:
    changes = changes_of(programme, phase)
    for change in changes:
        name = programme.processes[change.process].name
        missing = (
            f"the change to {name} ({change.ref}) is {change.state} and was not agreed",
            by("change.agreed", change=change.ref),
        )
        asked = f"the change to {name} ({change.ref}) is agreed"
        yield check("process", change.ref, asked, missing if change.agreed is None else None)
    if not is_known(programme, phase):
        missing = (
            f"no process change is attached to {phase.ref}, so that its readiness is not known",
            by("change.identified", phase=phase.ref, process=""),
        )
        yield check("process", phase.ref, f"the process changes of {phase.ref} are known", missing)
    changed = {change.process for change in changes}
    for reference in phase.needs:
        if reference in programme.processes and reference not in changed:
            name = programme.processes[reference].name
            yield check(
                "process",
                reference,
                f"{name} ({reference}) is changed for the phase",
                (
                    f"no change to {name} ({reference}) was identified, mapped and agreed",
                    by("change.identified", process=reference, phase=phase.ref),
                ),
            )


def _documents(programme: Programme, phase: Phase) -> Iterator[Check]:
    for sop in documents_of(programme, phase):
        called = f"{sop.called} is"
        missing = (f"{called} {sop.standing} and not published", by("sop.published", sop=sop.ref))
        yield check("document", sop.ref, f"{called} published", None if sop.state == "published" else missing)


def _assessments(programme: Programme, phase: Phase) -> Iterator[Check]:
    own = assessment_of(programme, phase.ref)
    if own is None:
        asked = f"{phase.ref} has an Equality Impact Assessment"
        # Guarantee: an assessment of which nobody knows what it assessed opens no gate.
        yield check("assessment", phase.ref, asked, _unassessed(programme, phase))
    of_changes = (assessment_of(programme, change.ref) for change in changes_of(programme, phase))
    named = (programme.eias.get(reference) for reference in phase.needs)
    found = {eia.ref: eia for eia in (own, *of_changes, *named) if eia is not None}
    for eia in found.values():
        called = f"{eia.called} is"
        missing = (f"{called} {eia.state} and not approved", by("eia.approved", eia=eia.ref))
        yield check("assessment", eia.ref, f"{called} approved", None if eia.signed_off else missing)


def _unassessed(programme: Programme, phase: Phase) -> tuple[str, Remedy]:
    if candidates := may_be(programme):
        return (
            f"{phase.ref} has no Equality Impact Assessment of its own; {candidates}",
            by("eia.attributed", eia=unattributed(programme)[0].ref, assesses=phase.ref),
        )
    return f"{phase.ref} has no Equality Impact Assessment", by("eia.required", assesses=phase.ref)


def _people(programme: Programme, phase: Phase) -> Iterator[Check]:
    asked = f"staff are consulted on {phase.ref}"
    missing = (
        None
        if consulted(programme, phase)
        else (
            not_consulted(programme, phase),
            by("phase.consulted", phase=phase.ref),
        )
    )
    yield check("consultation", phase.ref, asked, missing)
    if phase.interim:
        missing = (
            f"no phase is named to replace {phase.ref}, which is interim",
            by("phase.bounded", phase=phase.ref, ended_by=""),
        )
        asked = f"a phase is named to replace {phase.ref}, which is interim"
        yield check("ending", phase.ref, asked, missing if phase.ended_by is None else None)


def _risks(programme: Programme, phase: Phase) -> Iterator[Check]:
    changed = _changed(programme, phase)
    for risk in programme.risks.values():
        if risk.state != "open" or not _threatens(risk, phase, changed):
            continue
        if risk.residual is None:
            missing = f"{risk.called} is not scored", by("risk.assessed", risk=risk.ref)
            yield check("risk", risk.ref, f"{risk.called} is scored", missing)
        elif risk.residual.band in RED:
            band = risk.residual.band
            missing = f"{risk.called} is {band} without a response", by("risk.responded", risk=risk.ref)
            asked = f"{risk.called}, which is {band}, has a response"
            yield check("risk", risk.ref, asked, missing if risk.response is None else None)


def threatens(programme: Programme, risk: Risk, phase: Phase) -> bool:
    """Tell whether a risk threatens a phase, directly or through a process that the phase changes."""
    return _threatens(risk, phase, _changed(programme, phase))


def _threatens(risk: Risk, phase: Phase, changed: set[str]) -> bool:
    return risk.phase == phase.ref or not changed.isdisjoint(risk.processes)


def _changed(programme: Programme, phase: Phase) -> set[str]:
    return {change.process for change in changes_of(programme, phase)}
