"""Commands that ask: status, alerts, timeline, show, why, and list and show for every register."""

from typing import Annotated

from cyclopts import App, Parameter

from programme.answers.answer import listed
from programme.cli.asking import PLAINLY, Asking
from programme.cli.narrowing import narrowed, pointing_ahead
from programme.cli.options import ASK_GROUP, REGISTER_GROUP
from programme.cli.output import say_whole
from programme.cli.texts import shown_text, status_text
from programme.questions.alerting import alerting
from programme.questions.before_after import before_after
from programme.questions.people import held_by
from programme.questions.people import people as people_of
from programme.questions.readiness import readiness as readiness_of
from programme.questions.showing import show as show_thing
from programme.questions.status import status as status_of
from programme.questions.timeline import timeline as timeline_of
from programme.questions.totals import totals
from programme.questions.why import why as why_of
from programme.registers.all_listings import LISTINGS, Listing


def status(*, asking: Asking = PLAINLY) -> None:
    """Show where the programme stands: what needs someone, its phases and its registers in numbers."""
    with asking.seen() as view:
        found = status_of(view)
        say_whole(found.to_json(), asking.form, status_text(found, view, asking.form))


def alerts(
    *,
    rule: Annotated[
        str | None, Parameter(help="Only rules that begin so, such as “risk.” or “eia.missing”.")
    ] = None,
    about: Annotated[str | None, Parameter(help="Only alerts about one reference.")] = None,
    fail: Annotated[
        bool, Parameter(negative=(), help="Exit with 1 when there is any alert, for scripts.")
    ] = False,
    asking: Asking = PLAINLY,
) -> int:
    """List what someone should look at on a date, since when it has been so, and what clears it."""
    with asking.seen() as view:
        found = alerting(view, rule=rule, subject=about)
        asking.answer(found, view)
    return 1 if fail and found.rows else 0


def timeline(
    *,
    register: Annotated[
        str | None, Parameter(help="Only entries of one register, such as risk or sop.")
    ] = None,
    by: Annotated[str | None, Parameter(help="Only entries that someone recorded.")] = None,
    about: Annotated[str | None, Parameter(help="Only entries about one reference.")] = None,
    asking: Asking = PLAINLY,
) -> None:
    """List every entry in the order in which things were so, corrected and withdrawn ones marked."""
    with asking.seen() as view:
        asking.answer(timeline_of(view, register=register, by=by, reference=about), view)


def show(
    reference: Annotated[str, Parameter(help="What to show: R-004, SOP-007, EIA-001 …")],
    *,
    asking: Asking = PLAINLY,
) -> None:
    """Show everything about one thing: how it stands, what asks for attention, and every entry that made it so."""
    with asking.seen() as view:
        shown = show_thing(view, reference)
        say_whole(shown.to_json(), asking.form, shown_text(shown, asking.form))


def phases(
    reference: Annotated[str | None, Parameter(help="Only one measure: M-001.")] = None,
    *,
    asking: Asking = PLAINLY,
) -> None:
    """Show each measure before and after each phase went live: an observation, which does not say why it changed."""
    with asking.seen() as view:
        asking.answer(before_after(view, reference), view)


def benefit_totals(*, asking: Asking = PLAINLY) -> None:
    """Add up the benefits by state and kind; amounts in different currencies are never added."""
    with asking.seen() as view:
        asking.answer(totals(view), view)


def why(
    what: Annotated[str, Parameter(help="What to explain: R-004, or one thing said of it, R-004.residual.")],
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


def readiness(
    reference: Annotated[str, Parameter(help="The phase: PH-001.")],
    *,
    asking: Asking = PLAINLY,
) -> None:
    """List everything that is asked of a phase before it goes live: what is there, what is missing, what clears it."""
    with asking.seen() as view:
        asking.answer(readiness_of(view, reference), view)


def add_question_commands(app: App, nouns: dict[str, App]) -> None:
    """Give the app its questions, and every register its `list` and `show`."""
    for question in (status, alerts, timeline, show, why, people):
        app.command(question, group=ASK_GROUP)
    for listing in LISTINGS.values():
        noun = nouns.get(listing.noun)
        if noun is None:
            noun = nouns[listing.noun] = App(
                name=listing.noun, help=f"{listing.title}.", group=REGISTER_GROUP
            )
            app.command(noun)
        _add_list(noun, listing)
        noun.command(show, name="show")
    nouns["measure"].command(phases, name="phases")
    nouns["phase"].command(readiness, name="readiness")
    nouns["benefit"].command(benefit_totals, name="totals")


def _add_list(noun: App, listing: Listing) -> None:
    def list_(
        *,
        state: Annotated[str | None, Parameter(help="Only those in one state, such as open.")] = None,
        sort: Annotated[
            str | None,
            Parameter(
                allow_leading_hyphen=True, help="The column to sort by, as JSON names it; -score reverses."
            ),
        ] = None,
        asking: Asking = PLAINLY,
    ) -> None:
        with asking.seen() as view:
            found = pointing_ahead(listed(view, listing), view, listing.noun)
            asking.answer(narrowed(found, state, sort), view)

    list_.__doc__ = "List what the register holds at a moment."
    noun.command(list_, name="list")
