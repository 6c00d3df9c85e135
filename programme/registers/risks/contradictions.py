"""Where readings of a risk's indicator contradict each other."""

from collections.abc import Collection, Iterator
from itertools import combinations

from domain.foundation.dates import when
from domain.state.programme import Programme
from domain.state.risks import Reading
from programme.registers.contradiction import Contradiction, Side


def indicators_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield what two sources read differently of one period, or of one day where no period is given."""
    for indicator in programme.indicators.values():
        for earlier, later in _of_one_time(indicator.readings):
            if earlier.source != later.source and earlier.value != later.value:
                one, other = (Side(f"{read.value:,f}", read.source, (read,)) for read in (earlier, later))
                of = when(_of(later)).words
                yield Contradiction(
                    "sources differ",
                    indicator.ref,
                    f"{indicator.title}: value",
                    of,
                    one,
                    other,
                    f"{indicator.called}: for {of} it is {one.said} by {one.source} "
                    f"and {other.said} by {other.source}",
                )


def _of_one_time(readings: Collection[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Yield the pairs of readings of one period or day; years of readings are not paired with each other first."""
    times = [reading.period or reading.on.edtf for reading in readings]
    if len(set(times)) == len(times):
        return
    together: dict[str, list[Reading]] = {}
    for of, reading in zip(times, readings, strict=True):
        together.setdefault(of, []).append(reading)
    for alike in together.values():
        yield from combinations(alike, 2)


def _of(reading: Reading) -> str:
    return reading.period or reading.on.edtf


FINDERS = (indicators_contradicting,)
