"""A survey as lines: a statement's scores as bars with those of the survey before, and the statements ranked."""

from collections.abc import Iterator

from textual.content import Content

from domain.programme import Programme
from domain.survey_results import Pair, Result, answered_by, by_fewer, needed, results
from domain.survey_scores import SCORES, SIDES, Answers, Side, printed
from domain.survey_statements import SurveyStatement
from domain.surveys import Survey
from programme.questions.surveys import SAID, likely_words
from tui.widgets.texts import Line, bar, heading, labelled, quiet

BAR = 16
COLUMN = 33


def statement_lines(programme: Programme, statement: SurveyStatement) -> Iterator[Line]:
    """Yield how people scored a statement in its last survey, beside the one before."""
    shown = statement.answers[:-3:-1]
    if not shown:
        yield quiet("nobody has scored it yet: n, then statement answer")
        return
    ranked = [_result(programme, statement, answers) for answers in shown]
    yield Content("")
    yield heading("How it was scored")
    yield from labelled(
        [
            ("", "".join(_named(programme, answers).ljust(COLUMN) for answers in shown).rstrip()),
            *_score_rows(shown),
            *((side, _beside(_side(programme, side, result) for result in ranked)) for side in _SIDES),
            ("rank", _beside(f"{result.rank} of {_asked(programme, result)}" for result in ranked)),
            ("mean", _beside(f"{printed(answers.mean, 2)}" for answers in shown)),
            *_stated_rows(statement),
        ]
    )
    if len(ranked) > 1:
        yield from _change_lines(Pair(ranked[1], ranked[0]))


_SIDES: tuple[Side, ...] = ("positive", "negative")


def _score_rows(shown: list[Answers]) -> Iterator[tuple[str, str]]:
    longest = max(float(percent) for answers in shown for percent in answers.percents)
    for score in reversed(SCORES):
        side = next((side for side in _SIDES if score == SIDES[side][-1]), "")
        bars = (_bar(answers, score, longest) for answers in shown)
        yield f"{score} {side}".rstrip(), _beside(bars)


def _bar(answers: Answers, score: int, longest: float) -> str:
    percent = answers.shares[score] if answers.shares else printed(answers.percents[score], 1)
    count = f"{answers.by_score[score]:>4}" if answers.by_score else ""
    return f"{bar(float(answers.percents[score]), longest, BAR)} {percent:>5} %{count}"


def _beside(texts: Iterator[str]) -> str:
    return "".join(text.ljust(COLUMN) for text in texts).rstrip()


def _named(programme: Programme, answers: Answers) -> str:
    held = programme.surveys[answers.survey].held
    return f"{answers.survey}{f', {held.words}' if held else ''}"


def _side(programme: Programme, side: Side, result: Result) -> str:
    answers = result.answers
    assert answers is not None  # noqa: S101 - only what was answered is shown
    people = answered_by(programme, answers)
    share = answers.share(side)
    of = f" ({round(share * people / 100)} of {people})" if people else ""
    return f"{printed(share)} %{of}"


def _asked(programme: Programme, result: Result) -> int:
    return len(results(programme, result.answers.survey)) if result.answers else 0


def _result(programme: Programme, statement: SurveyStatement, answers: Answers) -> Result:
    return next(one for one in results(programme, answers.survey) if one.statement is statement)


def _stated_rows(statement: SurveyStatement) -> Iterator[tuple[str, str | Content]]:
    for quoted in statement.quoted:
        answers = statement.answered_in(quoted.survey)
        said = f"{quoted.percent} % {quoted.side} in {quoted.survey} by {quoted.source}: "
        if answers and answers.gives(quoted.side, quoted.percent):
            yield "stated", f"{said}as the scores give"
        elif answers:
            found = f"differs, the scores give {printed(answers.share(quoted.side))} %"
            yield "stated", Content(said) + Content(found).stylize("bold $text-warning")


def _change_lines(pair: Pair) -> Iterator[Line]:
    change = printed(pair.change)
    then, now = pair.before.answers, pair.after.answers
    if change is None or then is None or now is None:
        return
    yield Content(f"{change:+f} points from {then.survey} to {now.survey}{likely_words(pair)}")
    yield quiet(SAID)


def survey_lines(programme: Programme, survey: Survey) -> Iterator[Line]:
    """Yield the statements of a survey, the most positive first, and how many people that takes."""
    ranked = results(programme, survey.ref)
    if not ranked:
        return
    yield Content("")
    yield Content(
        f"At least {needed(programme, survey.ref)} people answered, for the shares to be what they are."
    )
    for statement, people in by_fewer(programme, survey.ref):
        yield Content(f"{statement.ref} is the exception: its shares take {people}.")
    yield Content("")
    yield heading("Positive (scores 4 to 6) of each statement")
    for result in ranked:
        if result.answers:
            share = result.answers.share("positive")
            drawn = f"{result.rank:>3} {bar(float(share), 100, 10)} {printed(share):>5} %  "
            yield Content(drawn) + Content(f"{result.statement.ref} {result.statement.title}")
