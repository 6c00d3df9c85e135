"""Values as people read them and as JSON keeps them, certain or not."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from domain.foundation.dates import When, day_words
from domain.foundation.phrases import Phrase
from domain.state.risks import Score
from programme.foundation.wording import on_the_command_line
from programme.registers.qualified import Qualified


class Either(msgspec.Struct, frozen=True):
    """A value that is not certain: what is so if every date is as late as it can be, and what if as early.

    `words` says when the possible one may have come to be so; `there` whether the thing is certain to be there.
    """

    sure: object
    possible: object
    words: str = ""
    there: bool = True


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
        case Either():
            return _either(value)
        case Qualified():
            return f"{worded(value.value)} {value.words}"
        case Score():
            factors = f"likelihood {value.likelihood} × impact {value.impact}"
            return f"{value.value} {value.band}, {factors} ({value.on.words})"
        case Phrase():
            return on_the_command_line(value)
        case _:
            parts = {name.replace("_", " "): getattr(value, name) for name in value.__struct_fields__}
            return worded({name: part for name, part in parts.items() if worded(part)})


def _either(value: Either) -> str:
    """Write a value that is not certain: `possibly live (about 2008), else under way`."""
    sure, possible = worded(value.sure), worded(value.possible)
    words = f" ({value.words})" if value.words else ""
    if not value.there:
        return f"possibly {possible}{words}"
    if (
        sure
        and possible
        and isinstance(value.sure, date | int | Decimal)
        and not isinstance(value.sure, bool)
    ):
        return f"{possible} or {sure}, or between"
    return f"possibly {possible or 'none'}{words}{f', else {sure}' if sure else ''}"


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
        case msgspec.Struct():
            return _plain_of_parts(value)
        case _:
            return value


def _plain_of_parts(value: msgspec.Struct) -> Any:  # noqa: ANN401 - as above
    match value:
        case Either():
            return plain(value.sure)
        case Qualified():
            return plain(value.value)
        case Phrase():
            return on_the_command_line(value)
        case _:
            return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
