"""What becomes of a lesson: accepted with an owner and a day, then applied or not."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.entries.lessons.register import ShownBy
from domain.entries.permission import mark_breach
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Day, Person, Reporter, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import LessonRef, ReviewedRef
from domain.rules.persons import same
from domain.state.programme import Programme

Owner = Annotated[Person | None, Field(description="who sees that it is applied")]
Due = Annotated[Day | None, Field(description="the day by which it is to be applied")]


def too_soon(due: date | None, on: When) -> Iterator[Sentence]:
    """Yield why a lesson cannot be due on a day."""
    if due is not None and due < on.earliest:
        yield f"a lesson accepted {on.words} cannot be due before that: give a later day"


@entry("lesson.accepted", verb="accept")
class LessonAccepted(Entry):
    """Accept a lesson that somebody else proposed, with an owner and a day."""

    lesson: LessonRef
    accepted_by: Annotated[Person, Field(description="who accepts it: not who drew it")]
    owner: Annotated[Person, Field(description="who sees that it is applied")]
    due: Due = None
    reported_by: Reporter = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from too_soon(self.due, on)

    def withheld(self, programme: Programme, on: When) -> Iterator[Sentence]:
        lesson = programme.lessons[self.lesson]
        if same(self.accepted_by, lesson.drawn_by):
            yield f"{lesson.drawn_by} drew {lesson.ref}: somebody else has to accept it"

    def apply(self, programme: Programme, on: When) -> None:
        mark_breach(self, programme, on)
        lesson = programme.lessons[self.lesson]
        lesson.state, lesson.decided, lesson.decided_by = "accepted", on, self.accepted_by
        lesson.owner, lesson.due = self.owner, self.due
        lesson.outcome = None


@entry("lesson.rejected", verb="reject")
class LessonRejected(Entry):
    """Reject a proposed lesson, with a reason."""

    lesson: LessonRef
    rejected_by: Person
    reason: Annotated[Text, Field(description="why it is not so, or not worth keeping")]

    def apply(self, programme: Programme, on: When) -> None:
        lesson = programme.lessons[self.lesson]
        lesson.state, lesson.decided, lesson.decided_by = "rejected", on, self.rejected_by
        lesson.outcome = self.reason


@entry("lesson.assigned", verb="assign")
class LessonAssigned(Entry):
    """Change the owner or the day of an accepted lesson."""

    lesson: LessonRef
    owner: Owner = None
    due: Due = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from too_soon(self.due, on)
        if self.owner is None and self.due is None:
            yield phrase("say who sees to it", giving("owner"), ", by when", giving("due"), ", or both")

    def apply(self, programme: Programme, on: When) -> None:
        lesson = programme.lessons[self.lesson]
        lesson.owner, lesson.due = self.owner or lesson.owner, self.due or lesson.due


@entry("lesson.applied", verb="apply")
class LessonApplied(Entry):
    """Record that a lesson was applied: what was changed because of it, and what shows that."""

    lesson: LessonRef
    applied_by: Person
    what: Annotated[Text, Field(description="what was changed because of it, and where")]
    changed: Annotated[
        tuple[ReviewedRef, ...], Field(description="the phases, processes, documents … that were changed")
    ] = ()
    shown_by: ShownBy = ()

    def apply(self, programme: Programme, on: When) -> None:
        lesson = programme.lessons[self.lesson]
        lesson.state, lesson.ended, lesson.ended_by = "applied", on, self.applied_by
        lesson.outcome, lesson.changed = self.what, self.changed
        lesson.applied_in = tuple(dict.fromkeys(self.shown_by))


@entry("lesson.not-applied", verb="not-apply")
class LessonNotApplied(Entry):
    """Record that an accepted lesson will not be applied, with a reason."""

    lesson: LessonRef
    decided_by: Person
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        lesson = programme.lessons[self.lesson]
        lesson.state, lesson.ended, lesson.ended_by = "not applied", on, self.decided_by
        lesson.outcome = self.reason
