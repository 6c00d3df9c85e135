"""The command that compares two moments."""

from typing import Annotated

from cyclopts import Parameter

from programme.cli.options import ON_SCREEN, AsKnown, Filed, Programme, Redacted, Store
from programme.cli.output import answer, hint, opened
from programme.questions.comparison import Cause
from programme.questions.comparison import compare as compare_views
from programme.questions.comparison_in_brief import in_brief, reviews_together

# More than fit a screen or two.
MANY = 60


def compare(
    before: Annotated[str, Parameter(help="The first date: 2008-01-01, last friday.")],
    after: Annotated[str, Parameter(help="The second date, which is not before the first.")] = "today",
    *,
    as_known_before: Annotated[
        str | None,
        Parameter(help="By what was known when the first moment is looked at. Default: as --as-known."),
    ] = None,
    as_known: AsKnown = None,
    register: Annotated[
        str | None, Parameter(help="Only one register, such as risk or staff-issue, or alerts.")
    ] = None,
    cause: Annotated[
        Cause | None, Parameter(help="Only what arose by one cause: time passed, new fact or correction.")
    ] = None,
    brief: Annotated[
        bool,
        Parameter(negative=(), help="One line for each register: how much is new, gone or changed, and why."),
    ] = False,
    redacted: Redacted = False,
    writing: Filed = ON_SCREEN,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Say what changed between two moments and why: time passed, new facts, or corrections."""
    with opened(store, programme) as own:
        asked = own.redacted() if redacted else own
        first = asked.view(before, as_known_before or as_known)
        second = asked.view(after, as_known)
        found = compare_views(first, second, register, cause)
        if brief:
            found = in_brief(found)
        elif writing.form not in {"json", "csv"}:
            found = reviews_together(found)
        answer(found, writing.form, second)
        if writing.form == "table" and not brief and len(found.rows) > MANY:
            hint(
                f"{len(found.rows)} differences: --brief says how many in each register, --register keeps one"
            )
