"""Lessons: what happened, why, and what to repeat or avoid, each with the entries that show it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Person, Stated, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.positions import EntryPosition
from domain.foundation.references import LearntFromRef, LessonRef, NewLesson, ReviewedRef
from domain.state.lessons import Lesson
from domain.state.programme import Programme

ShownBy = Annotated[
    tuple[EntryPosition, ...],
    Field(description="each entry that shows it, by its number or as “risk raise R-004”"),
]
About = Annotated[tuple[ReviewedRef, ...], Field(description="the phases, processes, risks … it is about")]
# Nothing more is to be done about a lesson in one of these states.
ENDED = frozenset({"rejected", "applied", "not applied"})


@entry("lesson.proposed", verb="propose")
class LessonProposed(Entry):
    """Propose a lesson: what happened, why, and what to repeat or avoid, for whom."""

    lesson: NewLesson
    kind: Annotated[Literal["repeat", "avoid"], Field(description="whether it went well or badly")]
    title: Line
    happened: Annotated[Text, Field(description="what happened")]
    why: Annotated[Stated, Field(description="why it happened, as far as that is known")]
    advice: Annotated[Text, Field(description="what to repeat or avoid")]
    audience: Annotated[Line | None, Field(description="for whom: “whoever plans the next phase”")]
    drawn_by: Annotated[Person, Field(description="who draws it")]
    shown_by: ShownBy = ()
    about: About = ()
    drawn_from: Annotated[
        tuple[LearntFromRef, ...], Field(description="the reviews or findings it is drawn from")
    ] = ()
    carried_from: Annotated[
        Line | None,
        Field(description="the other programme it comes from, when no entry of this one shows it"),
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if not self.shown_by and not self.carried_from:
            yield phrase(
                "a lesson is linked to what shows it: name the entries",
                giving("shown_by"),
                ", or the other programme it comes from",
                giving("carried_from"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        programme.lessons[self.lesson] = Lesson(
            self.lesson,
            self.title,
            self.kind,
            self.happened,
            self.why,
            self.advice,
            self.audience,
            self.drawn_by,
            on,
            drawn_from=self.drawn_from,
            about=self.about,
            shown_by=tuple(dict.fromkeys(self.shown_by)),
            carried_from=self.carried_from,
        )


@entry("lesson.linked", verb="link")
class LessonLinked(Entry):
    """Link a lesson to more entries that show it, or to more things that it is about."""

    lesson: LessonRef
    shown_by: ShownBy = ()
    about: About = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        lesson = programme.lessons[self.lesson]
        if not {*self.shown_by} - {*lesson.shown_by} and not {*self.about} - {*lesson.about}:
            yield phrase(
                f"{lesson.ref} would be linked with nothing new: name another entry",
                giving("shown_by"),
                " or thing",
                giving("about"),
            )

    def apply(self, programme: Programme, on: When) -> None:
        lesson = programme.lessons[self.lesson]
        lesson.shown_by = tuple(dict.fromkeys((*lesson.shown_by, *self.shown_by)))
        lesson.about = tuple(dict.fromkeys((*lesson.about, *self.about)))


@entry("lesson.confirmed", verb="confirm")
class LessonConfirmed(Entry):
    """Confirm that a lesson still holds after an entry that shows it was corrected or withdrawn."""

    lesson: LessonRef
    confirmed_by: Person
    reason: Annotated[Text, Field(description="why it still holds")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        if not programme.lessons[self.lesson].doubts:
            yield f"none of the entries that show {self.lesson} was changed since: there is nothing to confirm"

    def apply(self, programme: Programme, on: When) -> None:
        programme.lessons[self.lesson].doubts = []
