"""Building what is large and stays without the garbage collector walking it again and again while it grows."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Pause cyclic garbage collection: a state has no cycles, so that nothing is collected late."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def spare_what_stays() -> None:
    """Leave out of every later collection what is in memory now: a history stays, and walking it holds up the keys."""
    gc.freeze()


# So many new objects before the collector looks for cycles among them: Python's own 700 is for small programs, and a
# command makes more than 20,000 while it loads.
RARELY = 50_000


def collect_rarely() -> None:
    """Raise the threshold of the garbage collector, which would look through all that is loaded at start, in vain."""
    gc.set_threshold(RARELY)


def pause() -> None:
    """Pause cyclic garbage collection while a program starts: all that is loaded then stays loaded."""
    gc.disable()


def resume() -> None:
    """End a pause; what was made until now is never walked again."""
    if not gc.isenabled():
        spare_what_stays()
        gc.enable()
