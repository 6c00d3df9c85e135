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


class Breach(State):
    """What was done against a rule, as somebody found: a fact that stays marked until it is accepted by name."""

    subject: str
    done: str
    what: str
    on: When
    reported_by: str
    accepted: When | None = None
    accepted_by: str | None = None
    reason: str | None = None
