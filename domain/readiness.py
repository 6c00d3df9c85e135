"""Readiness: what is missing before a phase may go live, and who it was that went without it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from domain.assessed import unattributed
from domain.eias import assessment_of
from domain.phases import Phase
from domain.processes import ProcessChange
from domain.risks import Risk
from domain.sops import Sop

if TYPE_CHECKING:
    from domain.programme import Programme

RED = frozenset({"high", "very high"})


class Gap(msgspec.Struct, frozen=True):
    """One thing that is missing; `subject` is the reference it is about, `key` tells it from other gaps."""

    kind: str
    subject: str
    sentence: str
    clears: str

    @property
    def key(self) -> str:
        """The gap's name among those of one phase."""
        return f"{self.kind} {self.subject}"


def gaps(programme: "Programme", phase: Phase) -> list[Gap]:
    """Return what a phase is missing as things stand; empty when it is ready to go live."""
    return [
        *_processes(programme, phase),
        *_documents(programme, phase),
        *_assessments(programme, phase),
        *_people(phase),
        *_risks(programme, phase),
    ]


def changes_of(programme: "Programme", phase: Phase) -> list[ProcessChange]:
    """Return the process changes a phase needs that were not given up."""
    return [
        change
        for change in programme.changes.values()
        if not change.given_up and (change.phase == phase.ref or change.ref in phase.needs)
    ]


def documents_of(programme: "Programme", phase: Phase) -> list[Sop]:
    """Return the documents a phase needs: named by it, naming it, or made necessary by one of its changes."""
    changes = {change.ref for change in changes_of(programme, phase)}
    return [
        sop
        for sop in programme.sops.values()
        if not sop.ended and (sop.phase == phase.ref or sop.change in changes or sop.ref in phase.needs)
    ]


def _processes(programme: "Programme", phase: Phase) -> Iterator[Gap]:
    changes = changes_of(programme, phase)
    for change in changes:
        if change.agreed is None:
            name = programme.processes[change.process].name
            yield Gap(
                "process",
                change.ref,
                f"the change to {name} ({change.ref}) is {change.state} and was not agreed",
                f"programme change agree {change.ref}",
            )
    changed = {change.process for change in changes}
    for reference in phase.needs:
        if reference in programme.processes and reference not in changed:
            name = programme.processes[reference].name
            yield Gap(
                "process",
                reference,
                f"no change to {name} ({reference}) was identified, mapped and agreed",
                f"programme change identify --process {reference} --phase {phase.ref}",
            )


def _documents(programme: "Programme", phase: Phase) -> Iterator[Gap]:
    for sop in documents_of(programme, phase):
        if sop.state != "published":
            sentence = f"{sop.ref} “{sop.title}” is {sop.standing} and not published"
            yield Gap("document", sop.ref, sentence, f"programme sop publish {sop.ref}")


def _assessments(programme: "Programme", phase: Phase) -> Iterator[Gap]:
    own = assessment_of(programme, phase.ref)
    if own is None and not unattributed(programme):
        sentence = f"{phase.ref} has no Equality Impact Assessment"
        yield Gap("assessment", phase.ref, sentence, f"programme eia require --assesses {phase.ref}")
    of_changes = (assessment_of(programme, change.ref) for change in changes_of(programme, phase))
    named = (programme.eias.get(reference) for reference in phase.needs)
    found = {eia.ref: eia for eia in (own, *of_changes, *named) if eia is not None}
    for eia in found.values():
        if not eia.signed_off:
            sentence = f"{eia.ref} “{eia.title}” is {eia.state} and not approved"
            yield Gap("assessment", eia.ref, sentence, f"programme eia approve {eia.ref}")


def _people(phase: Phase) -> Iterator[Gap]:
    if phase.consulted is None:
        sentence = f"staff were not consulted on {phase.ref}"
        yield Gap("consultation", phase.ref, sentence, f"programme phase consult {phase.ref}")
    if phase.interim and phase.ended_by is None:
        sentence = f"{phase.ref} is interim and no phase is named that ends it"
        yield Gap("ending", phase.ref, sentence, f"programme phase end-by {phase.ref} --ended-by …")


def _risks(programme: "Programme", phase: Phase) -> Iterator[Gap]:
    for risk in programme.risks.values():
        red = risk.state == "open" and risk.residual is not None and risk.residual.band in RED
        if red and risk.response is None and threatens(programme, risk, phase):
            sentence = f"{risk.ref} “{risk.title}” is {risk.residual.band if risk.residual else ''} without a response"
            yield Gap("risk", risk.ref, sentence, f"programme risk respond {risk.ref}")


def threatens(programme: "Programme", risk: Risk, phase: Phase) -> bool:
    """Tell whether a risk threatens a phase, directly or through a process that the phase changes."""
    changed = {change.process for change in changes_of(programme, phase)}
    return risk.phase == phase.ref or bool(changed & set(risk.processes))
