"""What is due of dependencies: that what is needed by a day is given."""

from collections.abc import Iterator

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def needed(programme: Programme) -> Iterator[Due]:
    """Yield each open dependency with the day by which it is needed."""
    for one in programme.dependencies.values():
        if one.is_open and one.due:
            clears = phrase(by("dependency.met", dependency=one.ref))
            yield Due(one.ref, "dependency", one.title, one.owner, one.due, clears)


DIARIES = (needed,)
