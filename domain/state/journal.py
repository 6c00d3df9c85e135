"""What the programme keeps about its own journal."""

from domain.foundation.dates import When
from domain.foundation.values import State, Value


class Acceptance(Value, frozen=True):
    """A journal that was found otherwise than it had been seen, and accepted."""

    on: When
    seen_size: int
    found_size: int
    reason: str


class Source(State):
    """The row of another register from which a thing was brought over, last time it was read."""

    file: str
    sha256: str
    place: str
    on: When
    key: str | None = None
    mapping: str | None = None
    cells: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
