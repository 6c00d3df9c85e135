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
