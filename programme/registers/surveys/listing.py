"""How surveys and the statements that they put are listed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from domain.figures.survey_intervals import interval
from domain.figures.survey_scores import Answers, Side
from domain.figures.survey_shares import printed
from domain.foundation.dates import When
from domain.rules.survey_results import Result, answers_in, by_others, everybody, latest, needed
from domain.state.programme import Programme
from domain.state.surveys import Survey
from programme.registers.listing import Column, Listing

Value = Callable[[Result, Programme, date], object]


def of_answers(value: Callable[[Answers], object]) -> Value:
    """Return a column's value of the answers; of a statement that nobody has scored yet there is none."""
    return lambda result, _, __: value(result.answers) if result.answers else None


def share(side: Side) -> Value:
    """Return the column of the positives or the negatives."""
    return of_answers(lambda answers: printed(answers.share(side)))


def before(result: Result, _: Programme, __: date) -> Decimal | None:
    """Return the positives in the survey before this one."""
    earlier = answers_before(result)
    return printed(earlier.share("positive")) if earlier else None


def answers_before(result: Result) -> Answers | None:
    """Return the answers that the same statement had before these."""
    every = result.statement.answers
    place = next((place for place, one in enumerate(every) if one == result.answers), 0)
    return every[place - 1] if place else None


def confidence(result: Result, _: Programme, __: date) -> str | None:
    """Return between which percentages the positives lie with 95 % confidence."""
    if result.answers is None or not result.people:
        return None
    low, high = interval(result.answers.share("positive"), result.people)
    return f"{low:.0f} to {high:.0f} %"


def stated(result: Result, _: Programme, __: date) -> tuple[str, ...]:
    """Return what others state of these answers."""
    if result.answers is None:
        return ()
    return tuple(
        f"{quoted.percent} % {quoted.side} ({quoted.source})"
        for quoted in result.statement.quoted
        if quoted.survey == result.answers.survey
    )


def flag(result: Result, _: Programme, __: date) -> str | None:
    """Return what does not agree: a stated share, the sum of the shares, or how many answered."""
    answers = result.answers
    if answers is None:
        return None
    flags = (
        ("stated differs", any(one == answers for _, one in result.statement.differing())),
        ("shares do not add up", not answers.adds_up),
        (f"not out of {result.everybody}", result.people and result.people != result.everybody),
    )
    return ", ".join(name for name, found in flags if found) or None


def followed_up(result: Result, _: Programme, __: date) -> When | None:
    """Return when these answers were last followed up."""
    every = [
        one.on
        for one in result.statement.follow_ups
        if result.answers and one.survey == result.answers.survey
    ]
    return every[-1] if every else None


def survey_flag(survey: Survey, programme: Programme, _: date) -> str | None:
    """Return what does not agree within a survey."""
    enough = needed(programme, survey.ref)
    short = survey.respondents is not None and enough is not None and survey.respondents < enough
    others = [result.statement.ref for result in by_others(programme, survey.ref)]
    flags = (
        ("fewer stated than the scores need", short),
        (f"{', '.join(others)} not out of {everybody(programme, survey.ref)}", others),
    )
    return "; ".join(name for name, found in flags if found) or None


def negative_statements(survey: Survey, programme: Programme, _: date) -> int:
    """Return how many statements more people score negative than positive."""
    half = 50
    return sum(one.share("negative") > half for _, one in answers_in(programme, survey.ref))


SURVEYS = Listing(
    noun="survey",
    title="Surveys",
    items=lambda programme: programme.surveys.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Survey"),
        Column("state", "State"),
        Column("due", "Due"),
        Column("held", "Held"),
        Column(
            "answered", "Answered, at least", lambda survey, programme, _: everybody(programme, survey.ref)
        ),
        Column("respondents", "As stated", wide=True),
        Column(
            "needed",
            "As the scores need",
            lambda survey, programme, _: needed(programme, survey.ref),
            wide=True,
        ),
        Column(
            "statements",
            "Statements",
            lambda survey, programme, _: sum(1 for _ in answers_in(programme, survey.ref)),
        ),
        Column("negative_statements", "Mostly negative", negative_statements),
        Column("flag", "Flag", survey_flag, wide=True),
        Column("population", "Population", wide=True),
        Column("asked", "Asked", wide=True),
        Column("source", "Source", wide=True),
    ),
)

STATEMENTS = Listing(
    noun="statement",
    title="Survey statements",
    items=latest,
    columns=(
        Column("ref", "Ref", lambda result, _, __: result.statement.ref),
        Column("rank", "Rank"),
        Column("title", "Statement", lambda result, _, __: result.statement.title),
        Column("positive", "Positive %", share("positive")),
        Column("negative", "Negative %", share("negative")),
        Column("before", "Before", before),
        Column(
            "zero", "Scored 0 %", of_answers(lambda answers: printed(answers.percents[0])), wide=True
        ),
        Column("flag", "Flag", flag),
        Column("number", "No.", of_answers(lambda answers: answers.number), wide=True),
        Column("theme", "Theme", lambda result, _, __: result.statement.theme, wide=True),
        Column("survey", "Survey", of_answers(lambda answers: answers.survey), wide=True),
        Column("mean", "Mean", of_answers(lambda answers: printed(answers.mean, 2)), wide=True),
        Column("respondents", "Answered, at least", lambda result, _, __: result.people, wide=True),
        Column("confidence", "Positive, 95 % sure", confidence, wide=True),
        Column(
            "positive_without_zero",
            "Positive % of 1 to 6",
            of_answers(lambda answers: printed(answers.positive_without_zero)),
            wide=True,
        ),
        Column("stated", "Stated", stated, wide=True),
        Column("scores", "Each score %", of_answers(lambda one: tuple(printed(p, 2) for p in one.percents)), wide=True),
        Column("followed_up", "Followed up", followed_up, wide=True),
    ),
)  # fmt: skip

LISTINGS = (SURVEYS, STATEMENTS)
