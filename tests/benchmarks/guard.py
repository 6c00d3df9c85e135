"""A guard for CI: fails when we got slower beside a peer by more than half.

`python -m tests.benchmarks.guard` measures and compares with `ratios.json`; with `keep` it keeps what it measures.
Only ratios of processor time within one run are compared, and what seems slower is measured again before it counts: a
busy machine makes single measurements worse, never all of them in turn.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec

from tests.benchmarks import commands, replay
from tests.benchmarks.figure import Figure

KEPT = Path(__file__).with_name("ratios.json")
RECORDS = 20_000
TRIES = 3
WORSE = 1.5


def measured() -> Iterator[Figure]:
    """Measure what takes seconds, and depends on no clock and no disk."""
    return chain(commands.figures(5), replay.figures(RECORDS))


def slower(kept: dict[str, float], measure: Callable[[], Iterable[Figure]] = measured) -> dict[str, float]:
    """Return by how much each figure is worse than was kept, if by more than half in every try."""
    wanted = set(kept)
    found: dict[str, float] = {}
    for _ in range(TRIES):
        factors = {one.name: one.worse / kept[one.name] for one in measure() if one.name in wanted}
        found = {name: factor for name, factor in factors.items() if factor > WORSE}
        wanted = set(found)
        if not wanted:
            break
    return found


def main(*, keep: bool) -> int:
    """Compare or keep, and say what is worse."""
    if keep:
        ratios = {one.name: round(one.worse, 4) for one in measured()}
        KEPT.write_bytes(msgspec.json.format(msgspec.json.encode(ratios), indent=2) + b"\n")
        return 0
    found = slower(msgspec.json.decode(KEPT.read_bytes(), type=dict[str, float]))
    for name, factor in found.items():
        print(f"{name} takes {factor:.1f} times as long beside its peer as it did: see docs/performance.md")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(keep=sys.argv[1:] == ["keep"]))
