"""Alerts about surveys: not held, not reported, figures that do not agree, and answers that nobody followed up."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.figures.survey_scores import Answers
from domain.foundation.dates import day_words
from domain.foundation.phrases import by, phrase
from domain.rules.survey_results import answers_in
from domain.state.programme import Programme
from domain.state.surveys import SurveyStatement
from programme.registers.alert import Alert, after
from programme.registers.noted import CORRECTION, noted
from programme.registers.surveys.contradictions import surveys_contradicting

HALF = 50


def surveys_overdue(programme: Programme, on: date) -> Iterator[Alert]:
    """A planned survey is held by its day."""
    for survey in programme.surveys.values():
        if survey.state == "planned" and survey.due and survey.due < on:
            yield Alert(
                rule="survey.overdue",
                severity="attend",
                subject=survey.ref,
                since=survey.due + timedelta(days=1),
                at_latest=False,
                sentence=f"{survey.called} was to be held by {day_words(survey.due)} and was not",
                clears=phrase(
                    by("survey.held", survey=survey.ref),
                    ", or a later day (",
                    by("survey.deferred", survey=survey.ref),
                    ")",
                ),
            )


def surveys_unreported(programme: Programme, on: date) -> Iterator[Alert]:
    """What people answered is recorded: else nobody can follow it up, nor compare the next survey with it."""
    days = programme.policy.survey_follow_up_days
    for survey in programme.surveys.values():
        if survey.held and not any(answers_in(programme, survey.ref)):
            since = after(survey.held, days + 1)
            if since <= on:
                yield Alert(
                    rule="survey.unreported",
                    severity="attend",
                    subject=survey.ref,
                    since=since,
                    at_latest=not survey.held.precise,
                    sentence=f"{survey.called} was held ({survey.held.words}) and has no answers",
                    clears=phrase(by("statement.answered"), ", for each statement that was put"),
                )


def stated_shares_differing(programme: Programme, on: date) -> Iterator[Alert]:
    """A stated share is the one that the scores give, but for rounding."""
    return (noted("survey", one) for one in surveys_contradicting(programme))


def respondents_too_few(programme: Programme, on: date) -> Iterator[Alert]:
    """As many people are stated to have answered as the shares of each score need."""
    for survey in programme.surveys.values():
        if survey.held is None or survey.respondents is None:
            continue
        more = [
            (one.on, one.people)
            for _, one in answers_in(programme, survey.ref)
            if one.people and one.people > survey.respondents
        ]
        if more:
            first = min((told for told, _ in more), key=lambda when: when.latest)
            since = max(survey.held, first, key=lambda when: when.latest)
            yield Alert.since_fact(
                since,
                rule="survey.stated-differs",
                severity="note",
                subject=survey.ref,
                sentence=(
                    f"{survey.called} is stated to have {survey.respondents} respondents, and its "
                    f"scores need {max(people for _, people in more)}"
                ),
                clears=CORRECTION,
            )


def shares_not_adding_up(programme: Programme, on: date) -> Iterator[Alert]:
    """The shares of all scores come to 100 percent, but for rounding."""
    for statement in programme.statements.values():
        for answers in statement.answers:
            if not answers.adds_up:
                yield Alert.since_fact(
                    answers.on,
                    rule="survey.shares-do-not-add-up",
                    severity="note",
                    subject=statement.ref,
                    sentence=(
                        f"{statement.called}: its shares in {answers.survey} come to "
                        f"{sum(answers.shares)} %, which rounding does not explain"
                    ),
                    clears=CORRECTION,
                )


def answers_not_followed_up(programme: Programme, on: date) -> Iterator[Alert]:
    """What most people score negative is followed up, even if only to say why nothing is done."""
    for survey in programme.surveys.values():
        ignored = [
            (since, not answers.on.precise, statement.ref)
            for statement, answers in answers_in(programme, survey.ref)
            if _ignored(statement, answers)
            and (since := after(answers.on, programme.policy.survey_follow_up_days + 1)) <= on
        ]
        if ignored:
            first, at_latest, _ = min(ignored)
            named = [reference for _, _, reference in ignored]
            each = "one statement" if len(ignored) == 1 else f"each of {len(ignored)} statements"
            yield Alert(
                rule="survey.not-followed-up",
                severity="attend",
                subject=survey.ref,
                since=first,
                at_latest=at_latest,
                sentence=(
                    f"{survey.called}: most people score {each} negative and nobody followed up "
                    f"{', '.join(named)}"
                ),
                clears=phrase(
                    by("statement.followed-up", statement=named[0], survey=survey.ref), ", and so for each"
                ),
            )


def _ignored(statement: SurveyStatement, answers: Answers) -> bool:
    """Tell whether most people score a statement negative, this was its last survey, and nothing followed."""
    followed = any(one.survey == answers.survey for one in statement.follow_ups)
    return answers is statement.answers[-1] and not followed and answers.share("negative") > HALF


RULES = (
    surveys_overdue,
    surveys_unreported,
    stated_shares_differing,
    respondents_too_few,
    shares_not_adding_up,
    answers_not_followed_up,
)
