"""Surveys and their statements as they stand."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from domain.figures.survey_scores import Answers, Side
from domain.foundation.dates import When
from domain.foundation.values import State, Value


class Survey(State):
    """One survey as it stands; `respondents` is what is stated, None when nobody says."""

    ref: str
    title: str
    state: str
    population: str
    planned: When | None = None
    due: date | None = None
    held: When | None = None
    asked: int | None = None
    respondents: int | None = None
    source: str | None = None
    note: str | None = None
    reason: str | None = None


class Quoted(Value, frozen=True):
    """A share of positives or negatives as somebody states it."""

    on: When
    survey: str
    side: Side
    percent: Decimal
    source: str


class FollowUp(Value, frozen=True):
    """What was done about the answers of one survey."""

    on: When
    survey: str
    what: str
    led_to: tuple[str, ...] = ()


class SurveyStatement(State):
    """One statement as it stands, with its answers in each survey that put it, the last one last."""

    ref: str
    title: str
    put: When
    theme: str | None = None
    answers: list[Answers] = []
    quoted: list[Quoted] = []
    follow_ups: list[FollowUp] = []

    def answered_in(self, survey: str) -> Answers | None:
        """Return its answers in a survey."""
        return next((one for one in self.answers if one.survey == survey), None)

    def differing(self) -> Iterator[tuple[Quoted, Answers]]:
        """Yield each stated share that the scores do not give, with the answers."""
        for quoted in self.quoted:
            answers = self.answered_in(quoted.survey)
            if answers and not answers.gives(quoted.side, quoted.percent):
                yield quoted, answers
