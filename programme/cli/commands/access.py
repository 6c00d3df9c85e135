"""Commands about stores on a server: prepare one, admit people to it, and say what the database lets them do."""

from typing import Annotated

from cyclopts import Parameter

from domain.state.people import Role
from programme.answers.formats import render
from programme.cli.options import ON_SCREEN, Filed, Programme, Store
from programme.cli.output import hint, opened, say, say_done
from programme.stores import rights
from programme.stores.open import default_store, place_of

Login = Annotated[str, Parameter(help="Whom the database lets in under this login.")]
Known = Annotated[str, Parameter(name="--name", help="The name under which their entries are recorded.")]


def create(
    address: Annotated[
        str | None,
        Parameter(help="postgresql://HOST/DATABASE, with a login that may make roles and schemas."),
    ] = None,
    *,
    name: Annotated[
        str | None,
        Parameter(help="The name under which you record. Default: PROGRAMME_BY, else your account."),
    ] = None,
) -> None:
    """Prepare a store on a server with its roles, or bring one of an earlier version up to date."""
    new = rights.prepare(address, name)
    place = place_of(address or default_store())
    say_done(f"{place} is prepared" if new else f"{place} was prepared already, and is up to date")
    hint("next: programme new, or programme archive import; programme store admit lets others in")


def admit(
    login: Login,
    *,
    name: Known,
    role: Annotated[
        Role | None, Parameter(help="What they may do in the programme; it is recorded in its journal.")
    ] = None,
    portfolio: Annotated[
        bool, Parameter(negative=(), help="Let them read every programme of the store, also those to come.")
    ] = False,
    keeper: Annotated[
        bool, Parameter(negative=(), help="Let them admit others, start programmes and import archives too.")
    ] = False,
    store: Store = None,
    programme: Programme = None,
) -> None:
    """Let a login of the database use the store; it is made, without a password, if there is none."""
    rights.admit(store, login, name, keeper=keeper, portfolio=portfolio)
    everywhere = ", and reads every programme there" if portfolio else ""
    say_done(f"{login} may use {place_of(store or default_store())}, and is recorded as “{name}”{everywhere}")
    if role is None:
        hint("next: programme member grant, which says in which programme and what for")
        return
    with opened(store, programme) as register:
        recorded = rights.enrol(register, name, role)
    say_done(f"{name} is {role} (#{recorded.position})")


def members(*, store: Store = None, programme: Programme = None, writing: Filed = ON_SCREEN) -> None:
    """List which logins may do what in a programme, as the database has it; member list says since when, and why."""
    with opened(store, programme) as register:
        say(render(rights.members(register), writing.form), exact=writing.form in {"json", "csv"})
