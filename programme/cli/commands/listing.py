"""The command that lists a register, made for the one that is asked for."""

from collections.abc import Callable
from typing import Annotated

from cyclopts import Parameter

from domain.foundation.registers import LISTS
from programme.answers.answer import listed
from programme.cli.asking import BY_BOUNDS, Judging
from programme.cli.narrowing import narrowed, pointing_ahead
from programme.cli.narrowing import where as fitting
from programme.cli.options import Where
from programme.registers import part
from programme.registers.listing import Listing


def __getattr__(noun: str) -> Callable[..., None]:
    """Make the command that lists the things of a noun; the library asks a module for what it loads late."""
    for register, nouns in LISTS.items():
        if noun in nouns:
            listings: tuple[Listing, ...] = part(register, "listing").LISTINGS
            return _list_of(next(listing for listing in listings if listing.noun == noun))
    raise AttributeError(noun)


def _list_of(listing: Listing) -> Callable[..., None]:
    def list_(
        *,
        state: Annotated[str | None, Parameter(help="Only those in one state, such as open.")] = None,
        sort: Annotated[
            str | None,
            Parameter(
                allow_leading_hyphen=True, help="The column to sort by, as JSON names it; -score reverses."
            ),
        ] = None,
        where: Where = None,
        asking: Judging = BY_BOUNDS,
    ) -> None:
        with asking.seen() as view:
            found = pointing_ahead(listed(view, listing), view, listing.noun)
            asking.answer(narrowed(fitting(found, where, view.on), state, sort), view)

    return list_
