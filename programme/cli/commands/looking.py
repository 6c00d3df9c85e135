"""Commands that look into the record: the timeline, one thing, why it is so, and who answers for what."""

from typing import Annotated

from cyclopts import Parameter, validators

from programme.cli.asking import BY_BOUNDS, PLAINLY, Asking, Judging
from programme.cli.habits.completing import references
from programme.cli.narrowing import where as fitting
from programme.cli.options import Thing, Where
from programme.cli.output import say_whole
from programme.cli.texts import shown_text
from programme.foundation.refusal import Refused
from programme.questions.governance.accountability import accountability as accountability_of
from programme.questions.governance.accountability import changes as changes_of
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
    where: Where = None,
    limit: Annotated[
        int | None, Parameter(validator=validators.Number(gte=1), help="Only the last so many of them.")
    ] = None,
    asking: Asking = PLAINLY,
) -> None:
    """List every entry in the order in which things were so, corrected and withdrawn ones marked."""
    with asking.seen() as view:
        found = timeline_of(view, register=register, by=by, reference=about)
        kept = fitting(of_days(found, view, since=since, until=until), where, view.on)
        asking.answer(of_days(kept, view, limit=limit), view)


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


def accountability(
    *,
    after: Annotated[str | None, Parameter(help="As it shall be once a phase is live: PH-003.")] = None,
    thing: Annotated[
        str | None, Parameter(help="Only one thing, by its reference or part of its name: intelligence.")
    ] = None,
    kind: Annotated[
        str | None, Parameter(help="Only things of a kind: function, process, unit, risk …")
    ] = None,
    orphans: Annotated[
        bool, Parameter(negative=(), help="Only what nobody is known to be accountable for.")
    ] = False,
    disputes: Annotated[bool, Parameter(negative=(), help="Only what two are accountable for.")] = False,
    changes: Annotated[
        bool, Parameter(negative=(), help="What each phase changes in who answers for what.")
    ] = False,
    asking: Judging = BY_BOUNDS,
) -> None:
    """Show who answers for what: accountable, responsible, consulted and informed, as it is or after a phase."""
    if changes and (orphans or disputes):
        raise Refused(["--changes goes without --orphans and --disputes: ask one after the other"])
    with asking.seen() as view:
        if changes:
            asking.answer(changes_of(view, after=after, thing=thing), view)
        else:
            found = accountability_of(
                view, after=after, thing=thing, kind=kind, orphans=orphans, disputes=disputes
            )
            asking.answer(found, view)
