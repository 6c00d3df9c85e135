"""The statements that surveys put to people: how each was scored, what others state of it, and what came of it."""

from collections.abc import Iterator
from typing import Annotated, Any

from domain.entries.entry import Entry, entry
from domain.figures.survey_scores import SCORES, Answers, Side
from domain.foundation.constraints import Checked, Field
from domain.foundation.dates import When
from domain.foundation.fields import Count, Line, Percent, Text
from domain.foundation.phrases import Sentence, by, giving, phrase
from domain.foundation.references import FollowUpRef, NewStatement, StatementRef, SurveyRef
from domain.state.programme import Programme
from domain.state.surveys import FollowUp, Quoted, SurveyStatement


def figures(value: object) -> object:
    """Take seven figures also as one text: `1.79 1.79 5.36 …`, with or without percent signs."""
    parts = [value] if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        return value
    return tuple(figure for part in parts for figure in part.replace("%", " ").replace(";", " ").split())


def seven(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse what is not one figure for each score; a correction from shares to counts leaves one of them empty."""
    if value and len(value) != len(SCORES):
        message = f"give seven figures, one for each score from 0 to 6; these are {len(value)}"
        raise ValueError(message)
    return value


Shares = Annotated[
    tuple[Percent, ...],
    Checked(before=figures, after=seven),
    Field(description="percent of each score from 0 to 6, as printed: “1.79 0.00 5.36 14.29 …”"),
]
Counts = Annotated[
    tuple[Count, ...],
    Checked(before=figures, after=seven),
    Field(description="in place of shares, how many gave each score from 0 to 6: “1 0 3 8 …”"),
]


@entry("statement.put", verb="put", register="survey")
class StatementPut(Entry):
    """Add a statement for people to score, in one survey or in several."""

    statement: NewStatement
    title: Annotated[
        Line, Field(description="the statement; one that is worded otherwise later is another statement")
    ]
    theme: Annotated[Line | None, Field(description="what it is about: communication, diversity …")] = None

    def apply(self, programme: Programme, on: When) -> None:
        programme.statements[self.statement] = SurveyStatement(self.statement, self.title, on, self.theme)


@entry("statement.answered", verb="answer", register="survey")
class StatementAnswered(Entry):
    """Record how a statement was scored in a survey: 0 to 3 are negative, 4 to 6 positive."""

    statement: StatementRef
    survey: SurveyRef
    shares: Shares = ()
    counts: Counts = ()
    number: Annotated[Line | None, Field(description="its number in the questionnaire: Q01")] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        statement = programme.statements[self.statement]
        if statement.answered_in(self.survey):
            yield phrase(
                f"{statement.ref} has its answers in {self.survey} already: correct that entry (",
                by("entry.corrected"),
                ")",
            )
        if bool(self.shares) == bool(self.counts):
            yield phrase(
                "give either the share of each score",
                giving("shares"),
                " or how many gave each",
                giving("counts"),
            )
        elif not any(self.shares or self.counts):
            yield "nobody scored it: leave the statement out of this survey"

    def scores(self, on: When) -> Answers:
        """Return what the statement keeps of this entry, made on that date."""
        return Answers(self.survey, on, self.shares, self.counts, self.number)

    def apply(self, programme: Programme, on: When) -> None:
        programme.statements[self.statement].answers.append(self.scores(on))


def not_answered(programme: Programme, statement: str, survey: str) -> Iterator[Sentence]:
    """Yield that a statement has no answers in a survey, and how they are recorded."""
    if programme.statements[statement].answered_in(survey) is None:
        answering = by("statement.answered", statement=statement)
        yield phrase(f"{statement} has no answers in {survey}: record them first (", answering, ")")


@entry("statement.quoted", verb="quote", register="survey")
class StatementQuoted(Entry):
    """Record a share that somebody states was positive or negative; it is kept beside what the scores give."""

    statement: StatementRef
    survey: SurveyRef
    side: Annotated[Side, Field(description="which share is stated: scores 4 to 6, or 0 to 3")]
    percent: Annotated[Percent, Field(description="with as many decimals as were stated")]
    source: Annotated[Line, Field(description="who says so, and where")]

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from not_answered(programme, self.statement, self.survey)

    def quote(self, on: When) -> Quoted:
        """Return what the statement keeps of this entry, made on that date."""
        return Quoted(on, self.survey, self.side, self.percent, self.source)

    def apply(self, programme: Programme, on: When) -> None:
        programme.statements[self.statement].quoted.append(self.quote(on))


@entry("statement.followed-up", verb="follow-up", register="survey")
class StatementFollowedUp(Entry):
    """Record what was done about the answers to a statement, or why nothing is."""

    statement: StatementRef
    survey: SurveyRef
    what: Annotated[Text, Field(description="what was done, or why nothing is")]
    led_to: Annotated[
        tuple[FollowUpRef, ...], Field(description="what came of it: PC-004, SI-012, D-002")
    ] = ()

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        yield from not_answered(programme, self.statement, self.survey)

    def apply(self, programme: Programme, on: When) -> None:
        programme.statements[self.statement].follow_ups.append(
            FollowUp(on, self.survey, self.what, self.led_to)
        )
