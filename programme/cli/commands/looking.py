"""Commands that look into the record: the timeline, one thing, why it is so, and who answers for what."""

from typing import Annotated

from cyclopts import Parameter, validators

from programme.cli.asking import BY_BOUNDS, PLAINLY, Asking, Judging
from programme.cli.habits.completing import references
from programme.cli.options import Thing
from programme.cli.output import say_whole
from programme.cli.texts import shown_text
from programme.questions.people import held_by
from programme.questions.people import people as people_of
from programme.questions.showing import show as show_thing
from programme.questions.timeline import of_days
from programme.questions.timeline import timeline as timeline_of
from programme.questions.why import why as why_of


def timeline(
    *,
    register: Annotated[
        str | None, Parameter(help="Only entries of one register, such as risk or sop.")
    ] = None,
    by: Annotated[str | None, Parameter(help="Only entries that someone recorded.")] = None,
    about: Annotated[
        str | None, Parameter(help="Only entries about one reference.", completer=references)
    ] = None,
    since: Annotated[
        str | None, Parameter(help="Only entries that may have been so on this day or later.")
    ] = None,
    until: Annotated[
        str | None, Parameter(help="Only entries that may have been so on this day or before.")
    ] = None,
    limit: Annotated[
        int | None, Parameter(validator=validators.Number(gte=1), help="Only the last so many of them.")
    ] = None,
    asking: Asking = PLAINLY,
) -> None:
    """List every entry in the order in which things were so, corrected and withdrawn ones marked."""
    with asking.seen() as view:
        found = timeline_of(view, register=register, by=by, reference=about)
        asking.answer(of_days(found, view, since=since, until=until, limit=limit), view)


def show(
    reference: Thing,
    *,
    asking: Judging = BY_BOUNDS,
) -> None:
    """Show everything about one thing: how it stands, what asks for attention, and every entry that made it so."""
    with asking.seen() as view:
        shown = show_thing(view, reference)
        say_whole(shown.to_json(), asking.form, shown_text(shown, asking.form))


def why(
    what: Annotated[
        str,
        Parameter(
            help="What to explain: R-004, or one thing said of it, R-004.residual.", completer=references
        ),
    ],
    *,
    asking: Asking = PLAINLY,
) -> None:
    """Say why something is as it is: the entries that made it so, with each value before and after."""
    with asking.seen() as view:
        asking.answer(why_of(view, what), view)


def people(
    name: Annotated[
        str | None, Parameter(help="Only one, with what it answers for: “Supt Operations”.")
    ] = None,
    *,
    asking: Asking = PLAINLY,
) -> None:
    """List who answers for what, and how much each recorded; with a name, what that person or post answers for."""
    with asking.seen() as view:
        asking.answer(people_of(view) if name is None else held_by(view, name), view)
