"""Reviews: planned in stages and ideally independent, put off or cancelled; review_steps.py holds and reports them."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from domain.asking import Field
from domain.dates import When, day_words
from domain.entry import Entry, entry
from domain.fields import Day, Line, Person, Text
from domain.recommendation_steps import same
from domain.references import NewReview, ReviewedRef, ReviewRef
from domain.state import State

if TYPE_CHECKING:
    from domain.programme import Programme

Stage = Literal["gateway", "stage", "health check", "process", "inspection", "audit", "post-implementation"]
Independence = Literal["programme team", "same unit", "same organisation", "external"]
# Whoever answers to those who lead the change reviews their own superiors: that is not an independent look.
INDEPENDENT = frozenset({"same organisation", "external"})
# An inspection, an audit or the review of one process looks at the organisation, not at the stages of its change.
STAGED = frozenset({"gateway", "stage", "health check", "post-implementation"})

Title = Annotated[Line, Field(description="what is reviewed, and when in its course")]
Kind = Annotated[Stage, Field(description="what kind of review it is")]
From = Annotated[Independence, Field(description="where the reviewers come from")]
Holder = Annotated[Person, Field(description="who holds it and answers for it")]
Scope = Annotated[Text, Field(description="what it is to find out, and what it leaves out")]
Covers = Annotated[
    tuple[ReviewedRef, ...], Field(description="phases, processes … it looks at; none: the programme")
]


class Review(State):
    """One review as it stands; `due` is the day by which it was last said to be held."""

    ref: str
    title: str
    kind: str
    independence: str
    holder: str
    scope: str
    state: str
    covers: tuple[str, ...] = ()
    planned: When | None = None
    due: date | None = None
    postponed: int = 0
    held: When | None = None
    reviewers: str | None = None
    method: str | None = None
    reported: When | None = None
    report: str | None = None
    conclusion: str | None = None
    confidence: str | None = None
    ended: When | None = None
    reason: str | None = None
    findings: list[str] = []

    @property
    def independent(self) -> bool:
        """Whether its reviewers do not answer to those who lead the change."""
        return self.independence in INDEPENDENT

    @property
    def staged(self) -> bool:
        """Whether it is an independent look at a stage of the programme that was not called off."""
        return self.independent and self.kind in STAGED and self.state != "cancelled"


def not_planned(review: Review, doing: str) -> Iterator[str]:
    """Yield the refusal of a step that only a planned review takes."""
    if review.state != "planned":
        yield f"{review.ref} is {review.state} and cannot be {doing}: plan another review (review plan)"


def due_too_soon(due: date, on: When) -> Iterator[str]:
    """Yield why a review cannot be planned for a day."""
    if due < on.earliest:
        yield f"a review planned {on.words} cannot be due {day_words(due)}: give a later day, or record it as held"


def leads_it(programme: "Programme", independence: str, holder: str) -> Iterator[str]:
    """Yield why a holder is not independent."""
    if independence in INDEPENDENT and same(holder, programme.lead):
        yield f"{holder} leads the programme and cannot hold an independent review of it: say who else does"


@entry("review.planned", verb="plan")
class ReviewPlanned(Entry):
    """A review was planned: of what, by whom, how independent, and by when it is to be held."""

    review: NewReview
    title: Title
    kind: Kind
    independence: From
    holder: Holder
    scope: Scope
    due: Annotated[Day, Field(description="the day by which it is to be held")]
    covers: Covers = ()

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        yield from due_too_soon(self.due, on)
        yield from leads_it(programme, self.independence, self.holder)

    def apply(self, programme: "Programme", on: When) -> None:
        programme.reviews[self.review] = Review(
            self.review,
            self.title,
            self.kind,
            self.independence,
            self.holder,
            self.scope,
            "planned",
            self.covers,
            on,
            self.due,
        )


@entry("review.postponed", verb="postpone")
class ReviewPostponed(Entry):
    """A planned review was put off to another day, with a reason."""

    review: ReviewRef
    due: Annotated[Day, Field(description="the day by which it is now to be held")]
    reason: Text

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        review = programme.reviews[self.review]
        yield from not_planned(review, "postponed")
        yield from due_too_soon(self.due, on)
        if review.due == self.due:
            yield f"{review.ref} is due {day_words(self.due)} already: give another day"

    def apply(self, programme: "Programme", on: When) -> None:
        review = programme.reviews[self.review]
        review.due, review.postponed, review.reason = self.due, review.postponed + 1, self.reason


@entry("review.cancelled", verb="cancel")
class ReviewCancelled(Entry):
    """A planned review will not be held, with a reason."""

    review: ReviewRef
    reason: Text

    def refusals(self, programme: "Programme", on: When) -> Iterator[str]:
        yield from not_planned(programme.reviews[self.review], "cancelled")

    def apply(self, programme: "Programme", on: When) -> None:
        review = programme.reviews[self.review]
        review.state, review.ended, review.reason = "cancelled", on, self.reason
