"""Reviews: planned in stages and ideally independent, put off or cancelled; review_steps.py holds and reports them."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When, day_words
from domain.foundation.fields import Day, Line, Person, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewReview, ReviewedRef, ReviewRef
from domain.rules.persons import same
from domain.state.programme import Programme
from domain.state.reviews import INDEPENDENT, Review

Stage = Literal["gateway", "stage", "health check", "process", "inspection", "audit", "post-implementation"]
Independence = Literal["programme team", "same unit", "same organisation", "external"]

Title = Annotated[Line, Field(description="what is reviewed, and when in its course")]
Kind = Annotated[Stage, Field(description="what kind of review it is")]
From = Annotated[Independence, Field(description="where the reviewers come from")]
Holder = Annotated[Person, Field(description="who holds it and answers for it")]
Scope = Annotated[Text, Field(description="what it is to find out, and what it leaves out")]
Covers = Annotated[
    tuple[ReviewedRef, ...], Field(description="phases, processes … it looks at; none: the programme")
]


def due_too_soon(due: date, on: When) -> Iterator[Sentence]:
    """Yield why a review cannot be planned for a day."""
    if due < on.earliest:
        yield f"a review planned {on.words} cannot be due {day_words(due)}: give a later day, or record it as held"


def leads_it(programme: Programme, independence: str, holder: str) -> Iterator[Sentence]:
    """Yield why a holder is not independent."""
    if independence in INDEPENDENT and same(holder, programme.lead):
        yield f"{holder} leads the programme and cannot hold an independent review of it: say who else does"


@entry("review.planned", verb="plan")
class ReviewPlanned(Entry):
    """Plan a review: of what, by whom, how independent, and by when."""

    review: NewReview
    title: Title
    kind: Kind
    independence: From
    holder: Holder
    scope: Scope
    due: Annotated[Day, Field(description="the day by which it is to be held")]
    covers: Covers = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from due_too_soon(self.due, on)
        yield from leads_it(programme, self.independence, self.holder)

    def apply(self, programme: Programme, on: When) -> None:
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
    """Postpone a planned review to another day, with a reason."""

    review: ReviewRef
    due: Annotated[Day, Field(description="the day by which it is now to be held")]
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        review = programme.reviews[self.review]
        yield from due_too_soon(self.due, on)
        if review.due == self.due:
            yield f"{review.ref} is due {day_words(self.due)} already: give another day"

    def apply(self, programme: Programme, on: When) -> None:
        review = programme.reviews[self.review]
        review.due, review.postponed, review.reason = self.due, review.postponed + 1, self.reason
