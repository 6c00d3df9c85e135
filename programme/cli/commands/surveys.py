"""The commands that ask surveys: the statements of one ranked, and two side by side."""

from typing import Annotated

from cyclopts import Parameter

from programme.cli.asking import PLAINLY, Asking
from programme.cli.narrowing import narrowed
from programme.questions.surveys import survey_comparison, survey_results


def results(
    reference: Annotated[str | None, Parameter(help="Which survey: SV-001. Default: the last held.")] = None,
    *,
    sort: Annotated[
        str | None,
        Parameter(
            allow_leading_hyphen=True, help="The column to sort by, as JSON names it; -negative reverses."
        ),
    ] = None,
    asking: Asking = PLAINLY,
) -> None:
    """Rank the statements of a survey by the share of people who scored them 4 to 6."""
    with asking.seen() as view:
        asking.answer(narrowed(survey_results(view, reference), None, sort), view)


def compare(
    before: Annotated[
        str | None, Parameter(help="The first survey: SV-001. Default: the last two held.")
    ] = None,
    after: Annotated[str | None, Parameter(help="The second survey: SV-002.")] = None,
    *,
    sort: Annotated[
        str | None,
        Parameter(
            allow_leading_hyphen=True, help="The column to sort by, as JSON names it; -change reverses."
        ),
    ] = None,
    asking: Asking = PLAINLY,
) -> None:
    """Put two surveys side by side, statement by statement: an observation, which does not say why it changed."""
    with asking.seen() as view:
        asking.answer(narrowed(survey_comparison(view, before, after), None, sort), view)
