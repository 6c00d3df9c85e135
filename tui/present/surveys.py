"""A survey as lines: a statement's scores as bars with those of the survey before, and the statements ranked."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from domain.figures.survey_scores import SCORES, SIDES, Answers, Side
from domain.figures.survey_shares import printed
from domain.rules.survey_results import Pair, Result, by_others, everybody, needed, results
from domain.state.programme import Programme
from domain.state.surveys import Survey, SurveyStatement
from programme.questions.surveys import SAID, likely_words
from tui.shared.texts import TextLine, bar, heading, labelled, quiet

BAR = 16
COLUMN = 33
SIDES_SHOWN: tuple[Side, ...] = ("positive", "negative")
Scored = tuple[Answers, Result]


def statement_lines(programme: Programme, statement: SurveyStatement) -> Iterator[TextLine]:
    """Yield how people scored a statement in its last survey, beside the one before."""
    shown = [_result(programme, answers, statement) for answers in statement.answers[:-3:-1]]
    if not shown:
        yield quiet("nobody has scored it yet: n, then statement answer")
        return
    yield Content("")
    yield heading("How it was scored")
    yield from labelled(
        [
            ("", _beside(_named(programme, answers) for answers, _ in shown)),
            *((side, _beside(_side(side, *each) for each in shown)) for side in SIDES_SHOWN),
            ("rank", _beside(f"{result.rank} of {_asked(programme, result)}" for _, result in shown)),
            ("mean", _beside(f"{printed(answers.mean, 2)}" for answers, _ in shown)),
            *_score_rows(shown),
            *_stated_rows(statement),
        ]
    )
    if len(shown) > 1:
        yield from _change_lines(Pair(shown[1][1], shown[0][1]))


def _score_rows(shown: list[Scored]) -> Iterator[tuple[str, str]]:
    longest = max(float(percent) for answers, _ in shown for percent in answers.percents)
    for score in reversed(SCORES):
        side = next((side for side in SIDES_SHOWN if score == SIDES[side][-1]), "")
        yield f"{score} {side}".rstrip(), _beside(_bar(*each, score, longest) for each in shown)


def _bar(answers: Answers, result: Result, score: int, longest: float) -> str:
    percent = answers.shares[score] if answers.shares else printed(answers.percents[score], 1)
    counts = answers.among(result.people)
    count = f"{counts[score]:>4}" if counts else ""
    return f"{bar(float(answers.percents[score]), longest, BAR)} {percent:>5} %{count}"


def _beside(texts: Iterable[str]) -> str:
    return "".join(text.ljust(COLUMN) for text in texts).rstrip()


def _named(programme: Programme, answers: Answers) -> str:
    held = programme.surveys[answers.survey].held
    return f"{answers.survey}{f', {held.words}' if held else ''}"


def _side(side: Side, answers: Answers, result: Result) -> str:
    counts = answers.among(result.people)
    number = f"{sum(counts[score] for score in SIDES[side])} " if counts else ""
    of = f" ({number}of {result.people})" if result.people else ""
    return f"{printed(answers.share(side))} %{of}"


def _asked(programme: Programme, result: Result) -> int:
    return len(results(programme, result.answers.survey)) if result.answers else 0


def _result(programme: Programme, answers: Answers, statement: SurveyStatement) -> Scored:
    ranked = results(programme, answers.survey)
    return answers, next(one for one in ranked if one.statement is statement)


def _stated_rows(statement: SurveyStatement) -> Iterator[tuple[str, str | Content]]:
    for quoted in statement.quoted:
        answers = statement.answered_in(quoted.survey)
        said = f"{quoted.percent} % {quoted.side} in {quoted.survey} by {quoted.source}: "
        if answers and answers.gives(quoted.side, quoted.percent):
            yield "stated", f"{said}as the scores give"
        elif answers:
            found = f"differs, the scores give {printed(answers.share(quoted.side))} %"
            yield "stated", Content(said) + Content(found).stylize("bold $text-warning")


def _change_lines(pair: Pair) -> Iterator[TextLine]:
    change = printed(pair.change)
    then, now = pair.before.answers, pair.after.answers
    if change is None or then is None or now is None:
        return
    yield Content(f"{change:+f} points from {then.survey} to {now.survey}{likely_words(pair)}")
    yield quiet(SAID)


def survey_lines(programme: Programme, survey: Survey) -> Iterator[TextLine]:
    """Yield the statements of a survey, the most positive first, and how many people that takes."""
    ranked = results(programme, survey.ref)
    if not ranked:
        return
    yield Content("")
    stated = f", {survey.respondents} as stated" if survey.respondents else ""
    enough = needed(programme, survey.ref)
    yield Content(f"At least {enough} people answered{stated}: fewer cannot give these shares.")
    people = everybody(programme, survey.ref)
    for result in by_others(programme, survey.ref):
        yield Content(
            f"{result.statement.ref} is the exception: its scores take {result.people} people, not {people}."
        )
    yield Content("")
    yield heading("Positive (scores 4 to 6) of each statement")
    for result in ranked:
        if result.answers:
            share = result.answers.share("positive")
            drawn = f"{result.rank:>3} {bar(float(share), 100, 10)} {printed(share):>5} %  "
            yield Content(drawn) + Content(f"{result.statement.ref} {result.statement.title}")
