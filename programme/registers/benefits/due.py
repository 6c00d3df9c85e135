"""What is due of benefits: that each is realised and validated."""

from collections.abc import Iterator

from domain.foundation.phrases import by, phrase
from domain.state.programme import Programme
from programme.registers.due import Due


def benefits(programme: Programme) -> Iterator[Due]:
    """Yield each benefit that is neither validated nor lost, with its day."""
    for one in programme.benefits.values():
        if one.due and one.state not in {"validated", "lost"}:
            clears = phrase(by("benefit.validated", benefit=one.ref))
            yield Due(one.ref, "benefit", one.title, one.owner, one.due, clears)


DIARIES = (benefits,)
