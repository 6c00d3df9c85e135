"""An answer: rows and columns with the moment they are true of, ready for any format."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from domain.foundation.dates import When, day_words
from domain.foundation.phrases import Phrase
from domain.state.risks import Score
from programme.foundation.wording import on_the_command_line
from programme.journal.view import View
from programme.registers.listing import Listing


class Field(msgspec.Struct, frozen=True):
    """A column of an answer: its key in JSON and CSV, its header on screen; `wide` ones yield when space is short."""

    key: str
    header: str
    wide: bool = False


class Answer(msgspec.Struct, frozen=True):
    """What a question was answered with; `about` holds what is true of all rows, such as the moment."""

    title: str
    fields: tuple[Field, ...]
    rows: list[dict[str, Any]]
    about: dict[str, Any] = {}
    empty: str = "nothing to show"


def about(view: View) -> dict[str, Any]:
    """Return what is needed to reproduce an answer for ever: the programme and the moment."""
    return {
        "programme": view.programme.name or None,
        "as_of": view.on.isoformat(),
        "as_known": view.moment.known,
        "position": view.moment.position,
        "known": view.known,
    }


def listed(view: View, listing: Listing, items: Iterable[Any] | None = None) -> Answer:
    """Answer with a register's things as they stand, or with the given ones of them."""
    chosen = listing.items(view.programme) if items is None else items
    rows = [listing.row(item, view.programme, view.on) for item in chosen]
    nothing = _nothing(view, listing) if view.known else unknown(view)
    return Answer(listing.title, fields_of(listing), rows, about(view), nothing)


def fields_of(listing: Listing) -> tuple[Field, ...]:
    """Return the columns of the answer to which a register is listed."""
    return tuple(Field(column.key, column.header, column.wide) for column in listing.columns)


def _nothing(view: View, listing: Listing) -> str:
    """Say that a register holds nothing, and when it was last kept if it was: what it held then may be unknown."""
    nothing = f"no {listing.title.lower()} entries {view.moment.words}"
    kept = view.programme.kept.get(listing.noun)
    if kept is None:
        return nothing
    silent = (view.on - kept.latest).days
    return (
        f"{nothing}; it was last kept {kept.words}, {'' if kept.precise else 'at least '}{silent} days before"
    )


def unknown(view: View) -> str:
    """Say that nothing was known, or nothing was so, at a moment."""
    if view.moment.position == 0:
        return f"nothing was known then ({view.moment.words}): the first entry was recorded later"
    return f"the programme had not started ({view.moment.words})"


def worded(value: object) -> str:
    """Return a value as people read it: dates as `27 Jan 2009`, nothing as an empty text, yes and no as words."""
    match value:
        # Most values are texts, and a long timeline words a million of them.
        case str() | None:
            return value or ""
        case bool():
            return "yes" if value else "no"
        case When():
            return value.words
        case date():
            return day_words(value)
        case Decimal():
            return f"{value.normalize():f}"
        case tuple() | list():
            return ", ".join(worded(part) for part in value)
        case Mapping():
            return ", ".join(f"{key} {worded(part)}" for key, part in value.items())
        case msgspec.Struct():
            return _of_parts(value)
        case _:
            return str(value)


def _of_parts(value: msgspec.Struct) -> str:
    match value:
        case Score():
            factors = f"likelihood {value.likelihood} × impact {value.impact}"
            return f"{value.value} {value.band}, {factors} ({value.on.words})"
        case Phrase():
            return on_the_command_line(value)
        case _:
            parts = {name.replace("_", " "): getattr(value, name) for name in value.__struct_fields__}
            return worded({name: part for name, part in parts.items() if worded(part)})


def plain(value: object) -> Any:  # noqa: ANN401 - a JSON value
    """Return a value as JSON keeps it: dates as ISO 8601, facts' dates as EDTF, decimals as text."""
    match value:
        # Most values are these, and a long list has a million of them.
        case str() | int() | None:
            return value
        case When():
            return value.edtf
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case tuple() | list():
            return [plain(part) for part in value]
        case Mapping():
            return {str(key): plain(part) for key, part in value.items()}
        case Phrase():
            return on_the_command_line(value)
        case msgspec.Struct():
            return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
        case _:
            return value
