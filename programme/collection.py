"""Building a large state without the garbage collector walking it again and again while it grows."""

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
