"""Where statements of how much of the programme is done contradict each other."""

from collections.abc import Iterator
from itertools import combinations

from domain.state.programme import Programme
from programme.registers.contradiction import Contradiction, Side

# Progress is of the programme as a whole, which has no reference.
PROGRESS = "progress"


def progress_contradicting(programme: Programme) -> Iterator[Contradiction]:
    """Yield what two sources state differently for one date; what is counted is of process changes only."""
    for earlier, later in combinations(programme.progress, 2):
        if earlier.on == later.on and earlier.source != later.source and earlier.percent != later.percent:
            one, other = (Side(f"{said.percent} %", said.source, (said,)) for said in (earlier, later))
            yield Contradiction(
                "sources differ",
                PROGRESS,
                "How much of the programme is done",
                later.on.words,
                one,
                other,
                f"for {later.on.words} {one.said} of the programme is done by {one.source} "
                f"and {other.said} by {other.source}",
            )


FINDERS = (progress_contradicting,)
