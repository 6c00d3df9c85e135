"""Measuring several works round by round in one run, so that whatever else the machine does falls on all of them."""

import time
from collections.abc import Callable
from statistics import median

Work = Callable[[], object]


def medians(works: dict[str, Work], rounds: int) -> dict[str, float]:
    """Return the median of the seconds that each work takes, and print them."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(_timed(work))
    found = {name: median(taken) for name, taken in times.items()}
    for name, seconds in found.items():
        print(f"{name:22} {seconds * 1000:10.1f} ms")
    return found


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    made = work()
    taken = time.perf_counter() - start
    # Throwing the result away is not part of making it.
    del made
    return taken
