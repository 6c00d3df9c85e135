"""The command that lists what is late and what is due next."""

from typing import Annotated

from cyclopts import Parameter

from programme.cli.asking import PLAINLY, Asking
from programme.cli.narrowing import narrowed
from programme.cli.narrowing import where as fitting
from programme.cli.options import Where
from programme.questions.weekly.due import WITHIN
from programme.questions.weekly.due import due as due_of


def due(
    *,
    within: Annotated[
        str, Parameter(help="How far ahead: 14d, 2w, 3m, or up to a day such as 2009-03-01.")
    ] = WITHIN,
    owner: Annotated[
        str | None, Parameter(help="Only from one post or person, or from all whose name has this in it.")
    ] = None,
    sort: Annotated[
        str | None,
        Parameter(allow_leading_hyphen=True, help="The column to sort by, such as owner; -due reverses."),
    ] = None,
    where: Where = None,
    asking: Asking = PLAINLY,
) -> None:
    """List what is late and what is due next, of every register: reviews, actions, meetings, promises, deadlines."""
    with asking.seen() as view:
        asking.answer(narrowed(fitting(due_of(view, within, owner), where, view.on), None, sort), view)
