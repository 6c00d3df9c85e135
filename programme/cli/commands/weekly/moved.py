"""The command that says what moved."""

from typing import Annotated

from cyclopts import Parameter

from programme.cli.narrowing import narrowed
from programme.cli.narrowing import where as fitting
from programme.cli.options import AsKnown, AsOf, Form, Programme, Redacted, Store, Where
from programme.cli.output import answer, note, opened
from programme.questions.comparison import compare
from programme.questions.weekly.moved import moved as moved_of
from programme.questions.weekly.moved import only_reviewed
from programme.questions.weekly.since import before


def moved(
    since: Annotated[
        str | None,
        Parameter(
            help="A date, “snapshot” for the last one given, “meeting” for the last one of its forum, or “look” for "
            "when the app was last open here. Default: look, else snapshot, else a week ago."
        ),
    ] = None,
    *,
    since_known: Annotated[
        str | None,
        Parameter(help="By what was known on the date: an entry, #187. Default: what was known then."),
    ] = None,
    register: Annotated[str | None, Parameter(help="Only one register, such as risk or sop.")] = None,
    sort: Annotated[
        str | None,
        Parameter(allow_leading_hyphen=True, help="The column to sort by, such as by; -ref reverses."),
    ] = None,
    where: Where = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    redacted: Redacted = False,
    form: Form = "table",
    store: Store = None,
    programme: Programme = None,
) -> None:
    """List what moved since a date, the last snapshot or the last look: risks up, down, new and closed, and by whom."""
    with opened(store, programme) as own:
        asked = own.redacted() if redacted else own
        after = asked.view(as_of, as_known)
        then, words = before(asked, after, since, since_known)
        found = moved_of(compare(then, after, register), then.programme, after.programme, words)
        found = fitting(found, where, after.on)
        answer(narrowed(found, None, sort), form, after)
        if form == "table" and found.rows and (said := only_reviewed(found.about["reviewed"])):
            note(said.removeprefix("; "))
