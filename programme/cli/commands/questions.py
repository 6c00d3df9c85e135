"""Commands that ask how the whole stands: status and alerts."""

from typing import Annotated

from cyclopts import Parameter

from programme.cli.asking import BY_BOUNDS, Judging
from programme.cli.narrowing import where as fitting
from programme.cli.options import About, Where
from programme.cli.output import say_whole
from programme.cli.texts import status_text
from programme.questions.alerting import alerting
from programme.questions.status import status as status_of


def status(*, asking: Judging = BY_BOUNDS) -> None:
    """Show where the programme stands: what needs someone, its phases and its registers in numbers."""
    with asking.seen() as view:
        found = status_of(view)
        say_whole(found.to_json(), asking.form, status_text(found, view, asking.form))


def alerts(
    *,
    rule: Annotated[
        str | None, Parameter(help="Only rules that begin so, such as “risk.” or “eia.missing”.")
    ] = None,
    about: About = None,
    where: Where = None,
    fail: Annotated[
        bool, Parameter(negative=(), help="Exit with 1 when there is any alert, for scripts.")
    ] = False,
    asking: Judging = BY_BOUNDS,
) -> int:
    """List what someone should look at on a date, since when it has been so, and what clears it."""
    with asking.seen() as view:
        # People read what follows from an alert first; scripts are given the order that they always were.
        asked = alerting(view, rule=rule, subject=about, by_consequence=asking.form in {"table", "markdown"})
        found = fitting(asked, where, view.on)
        asking.answer(found, view)
    return 1 if fail and found.rows else 0
