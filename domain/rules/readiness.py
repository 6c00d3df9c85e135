"""Readiness: what is missing before a phase may go live, and who it was that went without it."""

from collections.abc import Iterator

import msgspec

from domain.foundation.phrases import Phrase, Remedy, by, phrase
from domain.rules.assessments import assessment_of, unattributed
from domain.state.documents import Sop
from domain.state.phases import Phase
from domain.state.processes import ProcessChange
from domain.state.programme import Programme
from domain.state.risks import Risk

RED = frozenset({"high", "very high"})


class Gap(msgspec.Struct, frozen=True):
    """One thing that is missing; `subject` is the reference it is about, `key` tells it from other gaps."""

    kind: str
    subject: str
    sentence: str
    clears: Phrase

    @property
    def key(self) -> str:
        """The gap's name among those of one phase."""
        return f"{self.kind} {self.subject}"


class Check(msgspec.Struct, frozen=True):
    """One thing that a gate asks for: `asked` says what, `gap` what of it is missing, None when it is there."""

    kind: str
    subject: str
    asked: str
    gap: Gap | None

    @property
    def key(self) -> str:
        """The check's name among those of one phase; its gap has the same."""
        return f"{self.kind} {self.subject}"


def gaps(programme: Programme, phase: Phase) -> list[Gap]:
    """Return what a phase is missing as things stand; empty when it is ready to go live."""
    return [check.gap for check in checks(programme, phase) if check.gap is not None]


def checks(programme: Programme, phase: Phase) -> Iterator[Check]:
    """Yield everything that is asked of a phase before it goes live, what is there as well as what is missing."""
    yield from _processes(programme, phase)
    yield from _documents(programme, phase)
    yield from _assessments(programme, phase)
    yield from _people(phase)
    yield from _risks(programme, phase)


def _check(kind: str, subject: str, asked: str, missing: tuple[str, Remedy] | None) -> Check:
    """Return a check; `missing` is what to say when it is not met, and what clears it."""
    gap = None if missing is None else Gap(kind, subject, missing[0], phrase(missing[1]))
    return Check(kind, subject, asked, gap)


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
        yield _check("process", change.ref, asked, missing if change.agreed is None else None)
    changed = {change.process for change in changes}
    for reference in phase.needs:
        if reference in programme.processes and reference not in changed:
            name = programme.processes[reference].name
            yield _check(
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
        yield _check(
            "document", sop.ref, f"{called} published", None if sop.state == "published" else missing
        )


def _assessments(programme: Programme, phase: Phase) -> Iterator[Check]:
    own = assessment_of(programme, phase.ref)
    if own is None and not unattributed(programme):
        sentence = f"{phase.ref} has no Equality Impact Assessment"
        clears = by("eia.required", assesses=phase.ref)
        asked = f"{phase.ref} has an Equality Impact Assessment"
        yield _check("assessment", phase.ref, asked, (sentence, clears))
    of_changes = (assessment_of(programme, change.ref) for change in changes_of(programme, phase))
    named = (programme.eias.get(reference) for reference in phase.needs)
    found = {eia.ref: eia for eia in (own, *of_changes, *named) if eia is not None}
    for eia in found.values():
        called = f"{eia.called} is"
        missing = (f"{called} {eia.state} and not approved", by("eia.approved", eia=eia.ref))
        yield _check("assessment", eia.ref, f"{called} approved", None if eia.signed_off else missing)


def _people(phase: Phase) -> Iterator[Check]:
    missing = (f"staff were not consulted on {phase.ref}", by("phase.consulted", phase=phase.ref))
    asked = f"staff are consulted on {phase.ref}"
    yield _check("consultation", phase.ref, asked, missing if phase.consulted is None else None)
    if phase.interim:
        missing = (
            f"no phase is named to replace {phase.ref}, which is interim",
            by("phase.bounded", phase=phase.ref, ended_by=""),
        )
        asked = f"a phase is named to replace {phase.ref}, which is interim"
        yield _check("ending", phase.ref, asked, missing if phase.ended_by is None else None)


def _risks(programme: Programme, phase: Phase) -> Iterator[Check]:
    for risk in programme.risks.values():
        red = risk.state == "open" and risk.residual is not None and risk.residual.band in RED
        if red and threatens(programme, risk, phase):
            band = risk.residual.band if risk.residual else ""
            called = f"{risk.called}"
            missing = (f"{called} is {band} without a response", by("risk.responded", risk=risk.ref))
            asked = f"{called}, which is {band}, has a response"
            yield _check("risk", risk.ref, asked, missing if risk.response is None else None)


def threatens(programme: Programme, risk: Risk, phase: Phase) -> bool:
    """Tell whether a risk threatens a phase, directly or through a process that the phase changes."""
    changed = {change.process for change in changes_of(programme, phase)}
    return risk.phase == phase.ref or bool(changed & set(risk.processes))
