"""What is due of surveys: that each which is planned is held."""

from collections.abc import Iterator

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def planned(programme: Programme) -> Iterator[Due]:
    """Yield each survey that is planned by a day."""
    for one in programme.surveys.values():
        if one.state == "planned" and one.due:
            clears = phrase(by("survey.held", survey=one.ref))
            yield Due(one.ref, "survey", one.title, None, one.due, clears)


DIARIES = (planned,)
