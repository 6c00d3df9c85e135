"""A whole journal as it is replayed."""

from collections.abc import Iterable

from domain.entries.journal.amendments import AMENDMENTS
from domain.history.corrections import corrections_in_force, order, standing
from domain.history.record import Record


def in_force(recorded: Iterable[Record]) -> list[Record]:
    """Return a whole journal as it is replayed: corrected, and in the order of when things were so."""
    recorded = list(recorded)
    corrections = corrections_in_force(r for r in recorded if isinstance(r.entry, AMENDMENTS))
    return sorted(standing(recorded, corrections), key=order)
