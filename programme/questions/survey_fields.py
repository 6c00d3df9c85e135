"""What is shown of a survey and of a statement beyond what was recorded: each score worked out, and the ranking."""

from decimal import Decimal
from typing import Any

import msgspec

from domain.figures.survey_scores import Side
from domain.figures.survey_shares import printed
from domain.foundation.dates import When
from domain.rules.survey_results import by_others, needed, results
from domain.state.programme import Programme
from domain.state.surveys import Survey, SurveyStatement


class Scored(msgspec.Struct, frozen=True):
    """One statement's answers in one survey, worked out; `counts` are of the fewest people where shares were given."""

    survey: str
    on: When
    number: str | None
    positive: Decimal | None
    negative: Decimal | None
    rank: int | None
    out_of: int
    answered: int | None
    mean: Decimal | None
    shares: tuple[Decimal | None, ...]
    counts: tuple[int, ...] | None
    adds_up: bool


class Stated(msgspec.Struct, frozen=True):
    """A share that somebody states, beside what the scores give."""

    survey: str
    side: Side
    stated: Decimal
    worked_out: Decimal | None
    differs: bool
    source: str
    on: When


class Ranked(msgspec.Struct, frozen=True):
    """One statement of a survey in its place."""

    rank: int | None
    statement: str
    title: str
    positive: Decimal | None
    negative: Decimal | None


def statement_fields(programme: Programme, statement: SurveyStatement) -> dict[str, Any]:
    """Return what is worked out of a statement: its answers in every survey, and what is stated of them."""
    return {"answers": _scored(programme, statement), "quoted": _stated(statement)}


def survey_fields(programme: Programme, survey: Survey) -> dict[str, Any]:
    """Return what is worked out of a survey: how many answered, who answered other statements, and the ranking."""
    return {
        "answered_at_least": needed(programme, survey.ref),
        "answered_differently": [
            f"{one.statement.ref}: {one.people}" for one in by_others(programme, survey.ref)
        ],
        "results": [
            Ranked(
                rank=result.rank,
                statement=result.statement.ref,
                title=result.statement.title,
                positive=printed(result.answers.share("positive")),
                negative=printed(result.answers.share("negative")),
            )
            for result in results(programme, survey.ref)
            if result.answers
        ],
    }  # fmt: skip


def _scored(programme: Programme, statement: SurveyStatement) -> list[Scored]:
    found = []
    for one in statement.answers:
        ranked = results(programme, one.survey)
        result = next(result for result in ranked if result.statement is statement)
        found.append(
            Scored(
                survey=one.survey,
                on=one.on,
                number=one.number,
                positive=printed(one.share("positive")),
                negative=printed(one.share("negative")),
                rank=result.rank,
                out_of=len(ranked),
                answered=result.people,
                mean=printed(one.mean, 2),
                shares=one.shares or tuple(printed(share, 2) for share in one.percents),
                counts=one.among(result.people),
                adds_up=one.adds_up,
            )
        )
    return found


def _stated(statement: SurveyStatement) -> list[Stated]:
    return [
        Stated(
            survey=quoted.survey,
            side=quoted.side,
            stated=quoted.percent,
            worked_out=printed(answers.share(quoted.side)),
            differs=not answers.gives(quoted.side, quoted.percent),
            source=quoted.source,
            on=quoted.on,
        )
        for quoted in statement.quoted
        if (answers := statement.answered_in(quoted.survey))
    ]
