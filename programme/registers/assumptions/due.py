"""What is due of assumptions: the test of each that plans rest on."""

from collections.abc import Iterator

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def tests(programme: Programme) -> Iterator[Due]:
    """Yield each assumption that is to be tested by a day."""
    for one in programme.assumptions.values():
        if one.is_live and one.due:
            clears = phrase(by("assumption.tested", assumption=one.ref))
            yield Due(one.ref, "test of an assumption", one.title, one.owner, one.due, clears)


DIARIES = (tests,)
