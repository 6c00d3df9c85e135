"""What is due of reviews of the programme: that they are held, and that what they found is answered."""

from collections.abc import Iterator
from datetime import timedelta

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def planned(programme: Programme) -> Iterator[Due]:
    """Yield each review that is planned by a day."""
    for review in programme.reviews.values():
        if review.state == "planned" and review.due:
            clears = phrase(by("review.held", review=review.ref))
            yield Due(review.ref, f"{review.kind} review", review.title, review.holder, review.due, clears)


def responses(programme: Programme) -> Iterator[Due]:
    """Yield by when each finding that waits for a response is to have one."""
    for finding in programme.review_findings.values():
        if finding.waiting:
            day = finding.found.latest + timedelta(days=programme.policy.finding_response_days)
            clears = phrase(by("review-finding.accepted", finding=finding.ref))
            at_latest = not finding.found.precise
            yield Due(finding.ref, "response to a finding", finding.title, None, day, clears, at_latest)


DIARIES = (planned, responses)
