"""Replay: the programme is its facts folded, nothing else."""

from collections.abc import Iterable

from domain.entries.entry import Entry
from domain.foundation.dates import When
from domain.state.programme import Programme


def fold(facts: Iterable[tuple[Entry, When]], programme: Programme | None = None) -> Programme:
    """Apply facts, in the order of when they were so, to a programme (a new one by default), and return it."""
    programme = Programme() if programme is None else programme
    kept = programme.kept
    for entry, on in facts:
        entry.apply(programme, on)
        if entry.always_upkeep or entry.upkeep:
            kept[entry.register] = on
    return programme


def fold_into_both(facts: Iterable[tuple[Entry, When]], late: Programme, early: Programme) -> None:
    """Apply facts that are so by both readings of imprecise dates to the two programmes."""
    for entry, on in facts:
        entry.apply(late, on)
        entry.apply(early, on)
        if entry.always_upkeep or entry.upkeep:
            late.kept[entry.register] = early.kept[entry.register] = on
