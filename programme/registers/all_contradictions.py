"""Contradictions: what the registers hold that cannot all be so, with both sources; nothing is left out."""

from collections.abc import Iterator
from itertools import chain

from domain.state.programme import Programme
from programme.registers import parts
from programme.registers.contradiction import Contradiction, Fact, Finder, Kind, Side

FINDERS: tuple[Finder, ...] = tuple(
    finder for register in parts("contradictions") for finder in register.FINDERS
)


def contradictions(programme: Programme) -> Iterator[Contradiction]:
    """Yield every contradiction, register by register."""
    return chain.from_iterable(finder(programme) for finder in FINDERS)


__all__ = ["Contradiction", "Fact", "Kind", "Side", "contradictions"]
