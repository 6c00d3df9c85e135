"""What a survey says: its statements ranked, two surveys side by side, and each score worked out to be shown."""

from typing import Any

import msgspec

from domain.figures.survey_shares import printed
from domain.foundation.references import Refers
from domain.rules.survey_results import Pair, pairs, results, with_answers
from domain.state.surveys import Survey
from programme.answers.answer import Answer, Field, about, listed, unknown
from programme.foundation.refusal import Problem, Refused
from programme.journal.view import View
from programme.registers.surveys.listing import STATEMENTS

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
        sentence = f"there is no survey {reference} {view.moment.words}: list them with programme survey list"
        raise Refused([Problem(sentence, "reference")])
    return survey
