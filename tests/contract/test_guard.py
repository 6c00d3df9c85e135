"""The guard of speed: what it takes for slower, and what it does not."""

from collections.abc import Iterator

from tests.benchmarks.figure import Figure
from tests.benchmarks.guard import slower

KEPT = {"help": 1.4, "stock": 0.2}


def runs(*tries: tuple[float, float]) -> Iterator[Iterator[Figure]]:
    """Yield the figures of each try: help in times of the floor, replay in parts of the stock repository's time."""
    for help_, stock in tries:
        yield iter(
            [
                Figure("help", "help", help_, "floor", 1, 1.5),
                Figure("stock", "replay", stock, "stock", 1, 15, faster=True),
            ]
        )


def test_what_is_as_fast_as_it_was_passes_in_one_try() -> None:
    """A third more is within what a busy machine makes of the same work."""
    tries = runs((1.8, 0.25))
    assert slower(KEPT, lambda: next(tries)) == {}


def test_what_is_slower_by_more_than_half_in_every_try_fails() -> None:
    """Both ways of reading a ratio are looked at: more times the floor, and fewer times as fast."""
    tries = runs((2.8, 0.5), (2.2, 0.5), (2.2, 0.4))
    assert {name: round(factor, 1) for name, factor in slower(KEPT, lambda: next(tries)).items()} == {
        "help": 1.6,
        "stock": 2.0,
    }


def test_what_was_slow_once_is_measured_again() -> None:
    """A single slow measurement on a busy machine fails nobody."""
    tries = runs((4.0, 0.2), (1.4, 0.9))
    assert slower(KEPT, lambda: next(tries)) == {}
