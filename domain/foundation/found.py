"""Found is not became: what is found on a day was so before it, and nobody knows since when unless someone says so."""

from typing import Annotated

from domain.foundation.constraints import Field
from domain.foundation.dates import When, when
from domain.foundation.fields import Edtf

Since = Annotated[
    Edtf | None,
    Field(description="since when it was so, or may have been, before it was found: 2008, ../2008-06"),
]
FoundOn = Annotated[
    Edtf | None,
    Field(
        description="when it was found, if not on the date of the entry; only where it was so since before"
    ),
]


def by_then(on: When) -> When:
    """Return when something came to be so that was found to be so on a date: by then, on no day that is known."""
    # Guarantee: what was found on a day is not dated to that day.
    return when(f"../{on.latest.isoformat()}")


def so_since(since: str, found: When) -> When:
    """Return when something came to be so that was found later: since some day, and no later than it was found.

    ValueError when it is said to have been so only after it was found.
    """
    said = when(since)
    if said.earliest > found.latest:
        message = f"{said.words} is after it was found ({found.words}): what is found was so before"
        raise ValueError(message)
    if said.latest <= found.latest:
        return said
    start, _, _ = said.edtf.partition("/")
    first = start if start == ".." else said.earliest.isoformat()
    return when(f"{first}/{found.latest.isoformat()}")
