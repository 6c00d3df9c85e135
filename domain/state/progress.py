"""What others stated about the progress of the programme."""

from domain.foundation.dates import When
from domain.foundation.values import Value


class Statement(Value, frozen=True):
    """A figure that someone stated about the programme, kept beside what is counted."""

    on: When
    percent: str
    source: str
