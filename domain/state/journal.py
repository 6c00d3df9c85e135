"""What the programme keeps about its own journal."""

from domain.foundation.dates import When
from domain.foundation.values import Value


class Acceptance(Value, frozen=True):
    """A journal that was found otherwise than it had been seen, and accepted."""

    on: When
    seen_size: int
    found_size: int
    reason: str
