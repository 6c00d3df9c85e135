"""Periods that do not agree: one figure that is said of two of them, and one that is not as long as it is called."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from domain.figures.observations import Observation, span
from domain.foundation.dates import months_later, when

# Two sources seldom come to the same second decimal by chance; to the first they often do.
TELLING_DECIMALS = 2


def repeated(observations: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Yield what two sources state as the change of two different periods, the same to the second decimal."""
    for earlier, later in combinations(observations, 2):
        if (
            _telling(later)
            and earlier.stated_change == later.stated_change
            and earlier.stated_in == later.stated_in
            and earlier.source != later.source
            and earlier.period
            and later.period
            and span(earlier.period) != span(later.period)
        ):
            yield earlier, later


def _telling(observation: Observation) -> bool:
    stated = observation.stated_change
    return stated is not None and -int(stated.as_tuple().exponent) >= TELLING_DECIMALS


def too_long(observation: Observation) -> int | None:
    """Return by how many days a period is longer than the months it is called, less than 0 when it is shorter.

    None when it is as long as it is called, or not known to the day. From one day of the month to the same day of
    another counts as whole months, as people say it.
    """
    if observation.months is None or not observation.period or when(observation.period).approximate:
        return None
    first, last = span(observation.period)
    called = months_later(first, observation.months)
    if last in {called, called - timedelta(days=1)}:
        return None
    return (last - called).days + 1
