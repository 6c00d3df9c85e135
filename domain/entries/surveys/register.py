"""Surveys of staff: planned, held among whom, and how many answered."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Field
from domain.foundation.dates import When
from domain.foundation.fields import Count, Day, Line, Text
from domain.foundation.phrases import Sentence
from domain.foundation.references import NewSurvey, SurveyRef
from domain.state.programme import Programme
from domain.state.surveys import Survey

Population = Annotated[Line, Field(description="who is asked: all staff, or a sample and how it was drawn")]
Due = Annotated[Day, Field(description="the day by which it is to be held")]
Asked = Annotated[Count | None, Field(description="how many were asked")]
Respondents = Annotated[
    Count | None, Field(description="how many answered, where that is stated; shares tell how many it takes")
]
Source = Annotated[Line | None, Field(description="who held it, and where its results are")]


def due_too_soon(due: date, on: When) -> Iterator[Sentence]:
    """Yield why a survey cannot be due on a day."""
    if due < on.earliest:
        yield f"a survey that is planned on {on.words} cannot be due before that: give a later day"


def too_many(asked: int | None, respondents: int | None) -> Iterator[Sentence]:
    """Yield that more cannot have answered than were asked."""
    if asked is not None and respondents is not None and respondents > asked:
        yield f"{respondents} cannot have answered when {asked} were asked: check both figures"


@entry("survey.planned", verb="plan")
class SurveyPlanned(Entry):
    """Plan a survey, to be held by a day."""

    survey: NewSurvey
    title: Line
    population: Population
    due: Due
    note: Text | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from due_too_soon(self.due, on)

    def apply(self, programme: Programme, on: When) -> None:
        programme.surveys[self.survey] = Survey(
            self.survey, self.title, "planned", self.population, planned=on, due=self.due, note=self.note
        )


@entry("survey.deferred", verb="defer")
class SurveyDeferred(Entry):
    """Put off a planned survey to another day."""

    survey: SurveyRef
    due: Due
    reason: Text

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from due_too_soon(self.due, on)

    def apply(self, programme: Programme, on: When) -> None:
        survey = programme.surveys[self.survey]
        survey.due, survey.reason = self.due, self.reason


@entry("survey.held", verb="hold")
class SurveyHeld(Entry):
    """Record that a planned survey was held."""

    survey: SurveyRef
    asked: Asked = None
    respondents: Respondents = None
    source: Source = None
    note: Text | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from too_many(self.asked, self.respondents)

    def apply(self, programme: Programme, on: When) -> None:
        survey = programme.surveys[self.survey]
        survey.state, survey.held = "held", on
        survey.asked, survey.respondents, survey.source = self.asked, self.respondents, self.source
        survey.note = self.note or survey.note


@entry("survey.recorded", verb="record")
class SurveyRecorded(Entry):
    """Record a survey that nobody had planned in this register."""

    survey: NewSurvey
    title: Line
    population: Population
    asked: Asked = None
    respondents: Respondents = None
    source: Source = None
    note: Text | None = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from too_many(self.asked, self.respondents)

    def apply(self, programme: Programme, on: When) -> None:
        programme.surveys[self.survey] = Survey(
            ref=self.survey,
            title=self.title,
            state="held",
            population=self.population,
            held=on,
            asked=self.asked,
            respondents=self.respondents,
            source=self.source,
            note=self.note,
        )


@entry("survey.cancelled", verb="cancel")
class SurveyCancelled(Entry):
    """Cancel a planned survey."""

    survey: SurveyRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        survey = programme.surveys[self.survey]
        survey.state, survey.reason = "cancelled", self.reason
