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
