"""Where what is stated of a survey contradicts its scores."""

from collections.abc import Iterator

from domain.figures.survey_shares import printed
from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Side


def surveys_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield each stated share of positives or negatives that is not the one which the scores give."""
    for statement in programme.statements.values():
        for quoted, answers in statement.differing():
            given = printed(answers.share(quoted.side))
            survey = programme.surveys[quoted.survey]
            yield Contradiction(
                "stated differs",
                statement.ref,
                f"{statement.title}: {quoted.side}",
                survey.title,
                Side(f"{quoted.percent} %", quoted.source, (quoted,)),
                Side(f"{given} %", f"scores of {survey.ref}", (answers,)),
                f"{statement.called}: {quoted.source} states {quoted.percent} % {quoted.side} in "
                f"{quoted.survey}, and the scores give {given} %",
            )


FINDERS = (surveys_contradicting,)
