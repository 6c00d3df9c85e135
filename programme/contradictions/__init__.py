"""Contradictions: what the registers hold that cannot all be so, with both sources; nothing is left out."""

from collections.abc import Iterator
from itertools import chain

from domain.state.programme import Programme
from programme.contradictions.benefits import benefits_contradicting
from programme.contradictions.contradiction import Contradiction, Fact, Kind, Side
from programme.contradictions.equality import profiles_contradicting
from programme.contradictions.indicators import indicators_contradicting
from programme.contradictions.measures import measures_contradicting
from programme.contradictions.progress import progress_contradicting
from programme.contradictions.surveys import surveys_contradicting

REGISTERS = (
    progress_contradicting,
    indicators_contradicting,
    profiles_contradicting,
    measures_contradicting,
    benefits_contradicting,
    surveys_contradicting,
)


def contradictions(programme: Programme) -> Iterator[Contradiction]:
    """Yield every contradiction, register by register."""
    return chain.from_iterable(register(programme) for register in REGISTERS)


__all__ = ["Contradiction", "Fact", "Kind", "Side", "contradictions"]
