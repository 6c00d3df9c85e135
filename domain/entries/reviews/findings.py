"""What a review found: strengths and areas for improvement, the response to each, and what came of it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import (
    NewReviewFinding,
    ProvisionRef,
    ReviewedRef,
    ReviewFindingRef,
    ReviewRef,
)
from domain.state.programme import Programme
from domain.state.reviews import STRENGTH, ReviewFinding

Recommendations = Annotated[
    tuple[ProvisionRef, ...], Field(description="the recommendations or considerations that came of it")
]


def link(finding: ReviewFinding, recommendations: tuple[str, ...]) -> None:
    """Add what came of a finding."""
    finding.recommendations = tuple(dict.fromkeys((*finding.recommendations, *recommendations)))


@entry("review-finding.recorded", verb="record")
class ReviewFindingRecorded(Entry):
    """Record a strength or an area for improvement that a review found."""

    review: ReviewRef
    finding: NewReviewFinding
    kind: Literal["strength", "area for improvement"]
    title: Line
    found: Annotated[Text, Field(description="what was found, in a sentence or two")]
    severity: Annotated[
        Literal["high", "medium", "low"] | None,
        Field(description="how grave an area for improvement is, if the review says so"),
    ] = None
    about: Annotated[
        tuple[ReviewedRef, ...], Field(description="the phases, processes, risks … it is about")
    ] = ()
    recommendations: Recommendations = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if self.kind == STRENGTH and self.severity:
            yield "a strength has no severity: leave it out, or record an area for improvement"

    def apply(self, programme: Programme, on: When) -> None:
        state = "noted" if self.kind == STRENGTH else "open"
        programme.review_findings[self.finding] = ReviewFinding(
            self.finding,
            self.review,
            self.kind,
            self.title,
            self.found,
            on,
            state,
            self.severity,
            self.about,
            self.recommendations,
        )
        programme.reviews[self.review].findings.append(self.finding)


@entry("review-finding.accepted", verb="accept")
class ReviewFindingAccepted(Entry):
    """Accept a finding, and say what will be done about it."""

    finding: ReviewFindingRef
    accepted_by: Person
    response: Annotated[Text, Field(description="what will be done about it")]
    recommendations: Recommendations = ()

    def apply(self, programme: Programme, on: When) -> None:
        finding = programme.review_findings[self.finding]
        finding.state, finding.response = "accepted", self.response
        finding.answered, finding.answered_by = on, self.accepted_by
        link(finding, self.recommendations)


@entry("review-finding.rejected", verb="reject")
class ReviewFindingRejected(Entry):
    """Reject a finding, with a reason."""

    finding: ReviewFindingRef
    rejected_by: Person
    reason: Annotated[Text, Field(description="why it is not so, or why nothing will be done about it")]

    def apply(self, programme: Programme, on: When) -> None:
        finding = programme.review_findings[self.finding]
        finding.state, finding.response = "rejected", self.reason
        finding.answered, finding.answered_by = on, self.rejected_by


@entry("review-finding.linked", verb="link")
class ReviewFindingLinked(Entry):
    """Link a finding to the recommendation or management consideration that came of it."""

    finding: ReviewFindingRef
    recommendations: Annotated[Recommendations, Field(min_length=1)]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        known = programme.review_findings[self.finding].recommendations
        if again := [ref for ref in self.recommendations if ref in known]:
            yield f"{self.finding} led to {', '.join(again)} already: leave that out"

    def apply(self, programme: Programme, on: When) -> None:
        link(programme.review_findings[self.finding], self.recommendations)
