"""What is due of controlled documents: the review of each that is published."""

from collections.abc import Iterator

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def reviews(programme: Programme) -> Iterator[Due]:
    """Yield the next review of each published document."""
    for sop in programme.sops.values():
        if sop.state == "published" and sop.edition:
            clears = phrase(by("sop.reviewed", sop=sop.ref))
            day, at_latest = sop.edition.review_due, sop.edition.due_at_latest
            yield Due(sop.ref, f"{sop.kind} review", sop.title, sop.owner, day, clears, at_latest)


DIARIES = (reviews,)
