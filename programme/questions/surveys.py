"""What a survey says: its statements ranked, two surveys side by side, and each score worked out to be shown."""

from decimal import Decimal
from typing import Any

import msgspec

from domain.dates import When
from domain.programme import Programme
from domain.references import Refers
from domain.survey_results import Pair, by_others, needed, pairs, results, with_answers
from domain.survey_scores import Side, printed
from domain.survey_statements import SurveyStatement
from domain.surveys import Survey
from programme.answer import Answer, Field, about, listed, unknown
from programme.listings.surveys import STATEMENTS
from programme.refused import Problem, Refused
from programme.view import View

SAID = "observed side by side; this does not say what changed it, nor whether the same people answered"
FIELDS = (
    Field("ref", "Ref"),
    Field("title", "Statement"),
    Field("before", "Before %"),
    Field("after", "After %"),
    Field("change", "Points"),
    Field("likely", "Likely, points"),
    Field("beyond_chance", "Beyond chance"),
    Field("theme", "Theme", wide=True),
    Field("rank_before", "Rank before", wide=True),
    Field("rank_after", "Rank after", wide=True),
    Field("answered_before", "Answered before", wide=True),
    Field("answered_after", "Answered after", wide=True),
    Field("zero_before", "Scored 0 before", wide=True),
    Field("zero_after", "Scored 0 after", wide=True),
    Field("said", "How to read it", wide=True),
)


def survey_results(view: View, only: str | None = None) -> Answer:
    """Answer with the statements of one survey, the last if none is named, the most positive first."""
    told = with_answers(view.programme)
    if only is None and not told:
        nothing = f"no survey has answers {view.moment.words}" if view.known else unknown(view)
        return msgspec.structs.replace(listed(view, STATEMENTS, ()), title="Survey results", empty=nothing)
    survey = survey_named(view, only) if only else told[-1]
    answer = listed(view, STATEMENTS, results(view.programme, survey.ref))
    return msgspec.structs.replace(
        answer,
        title=f"{survey.ref} {survey.title}: statements by their positives (scores 4 to 6)",
        empty=f"{survey.ref} has no answers {view.moment.words}",
    )


def survey_comparison(view: View, before: str | None = None, after: str | None = None) -> Answer:
    """Answer with each statement's positives in two surveys, the last two unless they are named."""
    if (before is None) != (after is None):
        raise Refused([Problem("name the two surveys to compare, or none for the last two", "after")])
    told = with_answers(view.programme)
    if before is None and len(told) < 2:  # noqa: PLR2004 - the two that are compared
        have = f"only {told[0].ref} has answers" if told else "no survey has answers"
        raise Refused([Problem(f"two surveys are compared and {have} {view.moment.words}", "before")])
    then, now = (survey_named(view, before), survey_named(view, after)) if before and after else told[-2:]
    rows = [_row(pair) for pair in pairs(view.programme, then.ref, now.ref)]
    title = f"Positives in {then.ref} and {now.ref}, {SAID}"
    return Answer(title, FIELDS, rows, about(view), f"neither has answers {view.moment.words}")


def _row(pair: Pair) -> dict[str, Any]:
    statement, then, now = pair.before.statement, pair.before.answers, pair.after.answers
    likely = pair.likely
    return {
        "ref": statement.ref,
        "title": statement.title,
        "before": printed(then.share("positive")) if then else None,
        "after": printed(now.share("positive")) if now else None,
        "change": printed(pair.change),
        "likely": f"{likely[0]:+.0f} to {likely[1]:+.0f}" if likely else None,
        "beyond_chance": pair.beyond_chance,
        "theme": statement.theme,
        "rank_before": pair.before.rank,
        "rank_after": pair.after.rank,
        "answered_before": pair.before.people,
        "answered_after": pair.after.people,
        "zero_before": printed(then.percents[0]) if then else None,
        "zero_after": printed(now.percents[0]) if now else None,
        "said": SAID,
    }


def likely_words(pair: Pair) -> str:
    """Say how much of a change may be chance: `, likely -5 to +20: it may be chance`."""
    likely = pair.likely
    if likely is None:
        return ""
    chance = "more than chance explains" if pair.beyond_chance else "it may be chance"
    return f", likely {likely[0]:+.0f} to {likely[1]:+.0f}: {chance}"


def survey_named(view: View, text: str) -> Survey:
    """Return a survey by its reference; Refused when it is none, or of another kind."""
    try:
        reference = Refers(("SV",)).validated(text)
    except ValueError as error:
        raise Refused([Problem(str(error), "reference")]) from None
    survey = view.programme.surveys.get(reference)
    if survey is None:
        sentence = f"there is no survey {reference} {view.moment.words}: list them, or ask for another moment"
        raise Refused([Problem(sentence, "reference")])
    return survey


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
