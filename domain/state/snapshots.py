"""Snapshots that were given to a forum."""

from datetime import date

from domain.foundation.dates import When
from domain.foundation.values import Value


class Given(Value, frozen=True):
    """A snapshot that was put before a forum, and the moment it was of."""

    on: When
    forum: str
    as_of: date
    position: int
