"""What is due of equality impact assessments: their reviews, and what was promised against adverse effects."""

from collections.abc import Iterator

from domain.foundation.phrases import by, phrase
from domain.rules.assessments import is_standing
from domain.state.programme import Programme
from programme.registers.due import Due


def reviews(programme: Programme) -> Iterator[Due]:
    """Yield the next review of each assessment of what has not been given up."""
    for eia in programme.eias.values():
        standing = not eia.assesses or is_standing(programme, eia.assesses)
        if eia.signed_off and eia.review_due and standing:
            clears = phrase(by("eia.reviewed", eia=eia.ref))
            yield Due(eia.ref, "EIA review", eia.title, eia.lead, eia.review_due, clears, eia.due_at_latest)


def mitigations(programme: Programme) -> Iterator[Due]:
    """Yield each mitigation that was agreed and is not carried out."""
    for finding in programme.findings.values():
        assessed = programme.eias[finding.eia].assesses
        standing = assessed is None or is_standing(programme, assessed)
        if finding.effect == "adverse" and finding.due and finding.mitigated is None and standing:
            clears = phrase(by("finding.mitigated", finding=finding.ref))
            title = finding.mitigation or finding.characteristic
            yield Due(finding.ref, "mitigation", title, finding.owner, finding.due, clears)


DIARIES = (reviews, mitigations)
