"""What becomes of a review: held as planned, or although nobody had planned it, and reported."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.entries.reviews.register import Covers, From, Holder, Kind, Scope, Title, leads_it
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewReview, ReviewRef
from domain.state.programme import Programme
from domain.state.reviews import Review

Confidence = Literal["green", "amber-green", "amber", "amber-red", "red"]
Reviewers = Annotated[Person, Field(description="who looked: “two superintendents of another borough”")]
Method = Annotated[Text, Field(description="what was done: who was asked, what was read and seen")]


@entry("review.held", verb="hold")
class ReviewHeld(Entry):
    """Record that a planned review was held; its date may be a span, such as `2009-01-19/2009-01-27`."""

    review: ReviewRef
    reviewers: Reviewers
    method: Method

    def apply(self, programme: Programme, on: When) -> None:
        review = programme.reviews[self.review]
        review.state, review.held, review.reviewers, review.method = "held", on, self.reviewers, self.method


@entry("review.recorded", verb="record")
class ReviewRecorded(Entry):
    """Record a review that nobody had planned in this register."""

    review: NewReview
    title: Title
    kind: Kind
    independence: From
    holder: Holder
    scope: Scope
    reviewers: Reviewers
    method: Method
    covers: Covers = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from leads_it(programme, self.independence, self.holder)

    def apply(self, programme: Programme, on: When) -> None:
        programme.reviews[self.review] = Review(
            self.review,
            self.title,
            self.kind,
            self.independence,
            self.holder,
            self.scope,
            "held",
            self.covers,
            held=on,
            reviewers=self.reviewers,
            method=self.method,
        )


@entry("review.reported", verb="report")
class ReviewReported(Entry):
    """Record what a review concludes in its report."""

    review: ReviewRef
    report: Annotated[Line, Field(description="the document, and where it is kept")]
    conclusion: Annotated[Text, Field(description="what it comes to, in a sentence or two")]
    confidence: Annotated[
        Confidence | None, Field(description="how sure the reviewers are that the aims are met in time")
    ] = None

    def apply(self, programme: Programme, on: When) -> None:
        review = programme.reviews[self.review]
        review.state, review.reported, review.report = "reported", on, self.report
        review.conclusion, review.confidence = self.conclusion, self.confidence


@entry("review.cancelled", verb="cancel")
class ReviewCancelled(Entry):
    """Cancel a planned review, with a reason."""

    review: ReviewRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        review = programme.reviews[self.review]
        review.state, review.ended, review.reason = "cancelled", on, self.reason
