"""An answer: rows and columns with the moment they are true of, ready for any format."""

from collections.abc import Iterable
from typing import Any

import msgspec

from domain.foundation.dates import counted_days
from programme.answers.compared import Compared
from programme.answers.values import Either, plain, worded
from programme.journal.view import View
from programme.registers.listing import Listing


class Field(msgspec.Struct, frozen=True):
    """A column of an answer: its key in JSON and CSV, its header on screen; `wide` ones yield when space is short.

    People are not shown a `rare` one in which no row has anything.
    """

    key: str
    header: str
    wide: bool = False
    rare: bool = False


class Answer(msgspec.Struct, frozen=True):
    """What a question was answered with; `about` holds what is true of all rows, such as the moment.

    `possible` holds rows that are not certain to be there at all; None where nothing can be only possible.
    """

    title: str
    fields: tuple[Field, ...]
    rows: list[dict[str, Any]]
    about: dict[str, Any] = {}
    empty: str = "nothing to show"
    possible: list[dict[str, Any]] | None = None

    @property
    def shown(self) -> list[dict[str, Any]]:
        """What people are shown: the rows that are certain, and after them those that are possible and say so."""
        return [*self.rows, *(self.possible or ())]

    @property
    def shown_fields(self) -> tuple[Field, ...]:
        """The columns that people are shown."""
        return tuple(
            field
            for field in self.fields
            if not field.rare or any(worded(row[field.key]) for row in self.shown)
        )


def about(view: View) -> dict[str, Any]:
    """Return what is needed to reproduce an answer for ever: the programme and the moment."""
    return {
        "programme": view.programme.name or None,
        "as_of": view.on.isoformat(),
        "as_known": view.moment.known,
        "position": view.moment.position,
        "known_by_evidence": len(view.moment.by_evidence),
        "known": view.known,
    }


def judged(view: View) -> dict[str, Any]:
    """Return what `about` does, and whether what is called certain is so at most."""
    return {**about(view), "certain_at_most": view.at_most}


def listed(view: View, listing: Listing, items: Iterable[Any] | None = None) -> Answer:
    """Answer with a register's things as they stand, or with the given ones of them.

    What is certain stands in `rows`, each value with what else is possible beside it; things that are only possibly
    there follow in `possible`.
    """
    nothing = _nothing(view, listing) if view.known else unknown(view)
    if items is not None:
        rows = [listing.row(item, view.programme, view.on) for item in items]
        return Answer(listing.title, fields_of(listing), rows, about(view), nothing)
    whole = Compared(view, listing)
    certain, possible = ([make() for _, make in part] for part in (whole.certain, whole.possible))
    return Answer(listing.title, fields_of(listing), certain, judged(view), nothing, possible)


def fields_of(listing: Listing) -> tuple[Field, ...]:
    """Return the columns of the answer to which a register is listed."""
    return tuple(Field(column.key, column.header, column.wide, column.rare) for column in listing.columns)


def _nothing(view: View, listing: Listing) -> str:
    """Say that a register holds nothing, and when it was last kept if it was: what it held then may be unknown."""
    nothing = f"no {listing.title.lower()} entries {view.moment.words}"
    kept = view.programme.kept.get(listing.noun)
    if kept is None:
        return nothing
    silent = (view.on - kept.latest).days
    least = "" if kept.precise else "at least "
    return f"{nothing}; it was last kept {kept.words}, {least}{counted_days(silent)} before"


def unknown(view: View) -> str:
    """Say that nothing was known, or nothing was so, at a moment."""
    if view.moment.position == 0 and not view.moment.by_evidence:
        return f"nothing was known then ({view.moment.words}): the first entry was recorded later"
    return f"the programme had not started ({view.moment.words}){_from_when(view)}"


def why_unknown(view: View) -> str:
    """Say why there is nothing to show at a moment, and of which date there is."""
    if starts := _from_when(view):
        return f"the programme had not started{starts}"
    return "nothing was known of the programme then"


def _from_when(view: View) -> str:
    return f": it starts {starts.words}; use a later date" if (starts := view.starts) else ""


__all__ = [
    "Answer",
    "Either",
    "Field",
    "about",
    "fields_of",
    "judged",
    "listed",
    "plain",
    "unknown",
    "why_unknown",
    "worded",
]
