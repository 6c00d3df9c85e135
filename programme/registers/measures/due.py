"""What is due of measures: the next figure of each that is kept."""

from collections.abc import Iterator
from datetime import timedelta

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def figures(programme: Programme) -> Iterator[Due]:
    """Yield by when each current measure is to be observed again."""
    for measure in programme.measures.values():
        if measure.state != "current":
            continue
        days = timedelta(days=measure.every_days or programme.policy.measure_days)
        newest = max(reversed(measure.observations), key=lambda one: one.last, default=None)
        day = (newest.last if newest else measure.since.latest) + days
        at_latest = newest.vague if newest else not measure.since.precise
        clears = phrase(by("measure.observed", measure=measure.ref))
        yield Due(measure.ref, "figure", measure.title, None, day, clears, at_latest)


DIARIES = (figures,)
