"""What an assessment assesses: when it needs one, when it was decided, and how its assessment stands."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from domain.foundation.dates import When
from domain.foundation.references import kind_of
from domain.state.equality import Eia
from domain.state.programme import Programme

Status = Literal[
    "missing", "not started", "in progress", "awaiting approval", "approved", "published", "completed",
    "review due", "overdue", "screened out",
]  # fmt: skip
GIVEN_UP = frozenset({"abandoned", "rejected", "withdrawn", "superseded"})
# A month to prepare a review before its day.
REVIEW_NOTICE_DAYS = 30


def is_standing(programme: Programme, assessed: str) -> bool:
    """Tell whether a phase, process change or document has not been given up."""
    return getattr(programme, kind_of(assessed).register)[assessed].state not in GIVEN_UP


def decided(programme: Programme, assessed: str) -> When | None:
    """Return when it took effect: a phase went live, a change was implemented, a document was first published."""
    match kind_of(assessed).prefix:
        case "PH":
            return programme.phases[assessed].live
        case "PC":
            return programme.changes[assessed].implemented
        case _:
            return programme.sops[assessed].first_published


def needs_one_since(programme: Programme, assessed: str) -> When | None:
    """Return since when it needs an assessment, None when it needs none.

    Regard for equality comes before and at the time of the decision: a phase needs an assessment from the day it is
    planned. A process change is an idea that may still be mapped away until it is agreed, or implemented without, and
    needs one from then. A document needs one only when someone says so.
    """
    if not is_standing(programme, assessed):
        return None
    match kind_of(assessed).prefix:
        case "PH":
            return programme.phases[assessed].planned
        case "PC":
            change = programme.changes[assessed]
            steps = [step for step in (change.agreed, change.implemented) if step]
            return min(steps, key=lambda step: step.latest, default=None)
        case _:
            return None


def needing_one(programme: Programme) -> Iterator[str]:
    """Yield the phases and process changes that need an assessment and have none."""
    for reference in (*programme.phases, *programme.changes):
        if needs_one_since(programme, reference) and assessment_of(programme, reference) is None:
            yield reference


def unattributed(programme: Programme) -> list[Eia]:
    """Return the completed assessments of which it is not known what they assessed."""
    return [eia for eia in programme.eias.values() if eia.assesses is None]


def may_be(programme: Programme) -> str:
    """Say which assessment may be that of a change that has none of its own; empty when none may be."""
    candidates = " or ".join(eia.ref for eia in unattributed(programme))
    return f"unclear: may be {candidates}" if candidates else ""


def changed(programme: Programme, assessed: str) -> When | None:
    """Return when a document was last published anew, which its assessment has to follow; None for the rest."""
    sop = programme.sops.get(assessed)
    if sop is None or sop.edition is None or sop.edition.published == sop.first_published:
        return None
    return sop.edition.published


def review_called_for(programme: Programme, eia: Eia) -> When | None:
    """Return since when an assessment is due for review whatever its date: called in, or overtaken by a change."""
    if eia.state == "under review":
        return eia.since
    overtaken = changed(programme, eia.assesses) if eia.assesses else None
    if overtaken and eia.looked_at and overtaken.latest > eia.looked_at.latest:
        return overtaken
    return None


def status(programme: Programme, reference: str, on: date) -> Status | str:
    """Say in a word or two how an assessment, or that of a phase, process change or document, stands on a date.

    Of a change that has none of its own it says which completed assessment may be it: `unclear: may be EIA-001`.
    """
    eia = programme.eias.get(reference) or assessment_of(programme, reference)
    if eia is None:
        return may_be(programme) or "missing"
    match eia.state:
        case "required":
            return "not started"
        case "screening" | "full assessment" | "consultation":
            return "in progress"
        case "awaiting approval" | "screened out" as state:
            return state
    if eia.review_due and eia.review_due < on:
        return "overdue"
    if review_called_for(programme, eia) or (
        eia.review_due and eia.review_due - timedelta(days=REVIEW_NOTICE_DAYS) <= on
    ):
        return "review due"
    return "published" if eia.state == "published" else "approved" if eia.state == "approved" else "completed"


def assessment_of(programme: Programme, assessed: str) -> Eia | None:
    """Return the assessment of a phase, a process change or a document; None when it has none."""
    return next((eia for eia in programme.eias.values() if eia.assesses == assessed), None)


def title_of(programme: Programme, assessed: str) -> str:
    """Return the title of the phase, process change or document that is assessed."""
    return str(getattr(programme, kind_of(assessed).register)[assessed].title)
