"""What is due of decisions: that each which is needed is taken."""

from collections.abc import Iterator

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def needed(programme: Programme) -> Iterator[Due]:
    """Yield each decision that is needed by a day."""
    for one in programme.decisions.values():
        if one.state == "needed" and one.due:
            clears = phrase(by("decision.taken", decision=one.ref))
            yield Due(one.ref, "decision", one.title, one.forum, one.due, clears)


DIARIES = (needed,)
