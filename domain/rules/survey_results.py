"""A survey as a whole: its statements ranked, how many people its shares need, and two surveys side by side."""

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from domain.figures.survey_intervals import Interval, apart
from domain.figures.survey_scores import Answers
from domain.state.programme import Programme
from domain.state.surveys import Survey, SurveyStatement


class Result(msgspec.Struct, frozen=True):
    """A statement with its answers in one survey; rank 1 has the largest share of positives, equal shares share one.

    `people` is how many scored it, the fewest its shares allow where nobody counted them, and `everybody` how many
    answered the survey.
    """

    statement: SurveyStatement
    answers: Answers | None = None
    rank: int | None = None
    people: int | None = None
    everybody: int | None = None


class Pair(msgspec.Struct, frozen=True):
    """A statement in two surveys; one of the two is empty when only the other put it."""

    before: Result
    after: Result

    @property
    def change(self) -> Fraction | None:
        """By how many points the positives differ."""
        then, now = self.before.answers, self.after.answers
        return now.share("positive") - then.share("positive") if then and now else None

    @property
    def likely(self) -> Interval | None:
        """Between which points the change lies with 95 % confidence, had the two been random samples."""
        then, now = self.before, self.after
        if not (then.answers and now.answers and then.people and now.people):
            return None
        return apart(then.answers.share("positive"), then.people, now.answers.share("positive"), now.people)

    @property
    def beyond_chance(self) -> bool | None:
        """Whether the change is more than chance explains; None when it is not known of how many people."""
        likely = self.likely
        return not likely[0] <= 0 <= likely[1] if likely else None


def results(programme: Programme, survey: str) -> list[Result]:
    """Return the statements of a survey, the most positive first."""
    people = everybody(programme, survey)
    answered = [
        (answers.share("positive"), statement, answers)
        for statement, answers in answers_in(programme, survey)
    ]
    answered.sort(key=lambda one: (-one[0], one[1].ref))
    ranked: list[Result] = []
    last, rank = None, 0
    for place, (share, statement, answers) in enumerate(answered, 1):
        # Those with the same share have the same rank.
        last, rank = share, rank if share == last else place
        counted = people if people and answers.fits(people) else answers.people
        ranked.append(Result(statement, answers, rank, counted, people))
    return ranked


def latest(programme: Programme) -> list[Result]:
    """Return each statement with its last answers, in the order of their references."""
    found = {
        (survey, result.statement.ref): result
        for survey in programme.surveys
        for result in results(programme, survey)
    }
    return [
        found[one.answers[-1].survey, one.ref] if one.answers else Result(one)
        for one in programme.statements.values()
    ]


def needed(programme: Programme, survey: str) -> int | None:
    """Return how many people must have answered at least, for a statement to have the shares it has."""
    people = (one.people for _, one in answers_in(programme, survey))
    return max((count for count in people if count), default=None)


def answers_in(programme: Programme, survey: str) -> Iterator[tuple[SurveyStatement, Answers]]:
    """Yield each statement of a survey with its answers there."""
    for statement in programme.statements.values():
        if answers := statement.answered_in(survey):
            yield statement, answers


def everybody(programme: Programme, survey: str) -> int | None:
    """Return how many answered a survey: as stated, or more where its scores need more."""
    counts = (programme.surveys[survey].respondents, needed(programme, survey))
    return max((count for count in counts if count), default=None)


def by_others(programme: Programme, survey: str) -> list[Result]:
    """Return the statements that fewer people scored than answered the survey, as when someone left one out."""
    return [one for one in results(programme, survey) if one.people and one.people != one.everybody]


def with_answers(programme: Programme) -> list[Survey]:
    """Return the surveys whose answers are recorded, the last held last."""
    told = {one.survey for statement in programme.statements.values() for one in statement.answers}
    held = [(one.held.latest, one) for one in programme.surveys.values() if one.held and one.ref in told]
    return [survey for _, survey in sorted(held, key=lambda pair: pair[0])]


def pairs(programme: Programme, before: str, after: str) -> list[Pair]:
    """Return the statements of two surveys side by side, in the order of their references."""
    then = {result.statement.ref: result for result in results(programme, before)}
    now = {result.statement.ref: result for result in results(programme, after)}
    return [
        Pair(then.get(one.ref, Result(one)), now.get(one.ref, Result(one)))
        for one in programme.statements.values()
        if one.ref in then or one.ref in now
    ]
