"""How functions and responsibilities are listed, and the map of who answers for what."""

from datetime import date

from domain.foundation.dates import When
from domain.rules.accountability import lines
from domain.rules.holding import title_of
from domain.rules.responsibilities import NONE, accountable, begun, in_force, is_over, since
from domain.state.accountability import Function, Responsibility
from domain.state.programme import Programme
from programme.registers.listing import Column, Listing


def _accountable(function: Function, programme: Programme, _: date) -> tuple[str, ...]:
    return tuple(accountable(programme, function.ref, in_force(programme)))


def _status(one: Responsibility, programme: Programme, _: date) -> str:
    if is_over(programme, one):
        return "ended"
    return "in force" if begun(programme, one) else "to come"


def _since(one: Responsibility, programme: Programme, _: date) -> When | None:
    return since(programme, one) if begun(programme, one) else None


FUNCTIONS = Listing(
    noun="function",
    title="Functions",
    items=lambda programme: programme.functions.values(),
    columns=(
        Column("ref", "Ref"),
        Column("title", "Function"),
        Column("state", "State"),
        Column("accountable", "Accountable", _accountable),
        Column("units", "Units"),
        Column("named", "Named", wide=True),
        Column("note", "Note", wide=True),
    ),
)

RESPONSIBILITIES = Listing(
    noun="responsibility",
    title="Responsibilities",
    items=lambda programme: programme.responsibilities.values(),
    columns=(
        Column("ref", "Ref"),
        Column("about", "For"),
        Column("title", "What", lambda one, programme, _: title_of(programme, one.about)),
        Column("who", "Who"),
        Column("role", "Role"),
        Column("status", "Status", _status),
        Column("since", "Since", _since),
        Column("phase", "From", wide=True),
        Column("ends_with", "Until", wide=True),
        Column("ended", "Ended", wide=True),
        Column("basis", "Basis", wide=True),
        Column("reason", "Reason", wide=True),
    ),
)

LISTINGS = (FUNCTIONS, RESPONSIBILITIES)


def map_listing(live: frozenset[str] = NONE) -> Listing:
    """Return how the map is listed once some phases are live: a question, as its things stand in other registers."""
    return Listing(
        noun="accountability",
        title="Accountability",
        items=lambda programme: lines(programme, live),
        columns=(
            Column("ref", "Ref"),
            Column("title", "What"),
            Column("state", "State"),
            Column("accountable", "Accountable"),
            Column("responsible", "Responsible", rare=True),
            Column("consulted", "Consulted", rare=True),
            Column("informed", "Informed", rare=True),
            Column("kind", "Kind", wide=True),
            Column("unit", "Unit", wide=True),
            Column("basis", "What was found", wide=True),
        ),
    )
