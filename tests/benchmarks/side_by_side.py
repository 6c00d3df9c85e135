"""Measuring several works round by round in one run, so that whatever else the machine does falls on all of them."""

import time
from collections.abc import Callable
from statistics import median

Work = Callable[[], object]


def medians(
    works: dict[str, Work], rounds: int, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """Return the median of the seconds that each work takes, of the processor unless another clock is given."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(_timed(work, clock))
    return {name: median(taken) for name, taken in times.items()}


def _timed(work: Work, clock: Callable[[], float]) -> float:
    start = clock()
    made = work()
    taken = clock() - start
    # Throwing the result away is not part of making it.
    del made
    return taken
