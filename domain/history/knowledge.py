"""The third date of an entry: since when the organisation knew what it says, as evidence shows; never guessed."""

from collections.abc import Callable, Iterable

import msgspec

from domain.entries.journal.amendments import Amendment
from domain.entries.journal.knowledge import KnowledgeDated
from domain.foundation.dates import When
from domain.history.corrections import Correction, standing
from domain.history.record import Record


class Knowledge(msgspec.Struct, frozen=True):
    """That an entry was known: `on` a date, to `readers`, by the evidence of the entry at position `by`."""

    on: When
    readers: str
    by: int


def knowledge_in_force(
    claims: Iterable[Record], corrections: dict[int, Correction]
) -> dict[int, list[Knowledge]]:
    """Return what is claimed of each entry, by its position, as corrected, the earliest first."""
    found: dict[int, list[Knowledge]] = {}
    for now in standing(claims, corrections):
        if isinstance(now.entry, KnowledgeDated):
            claim = Knowledge(now.on, now.entry.readers, now.position)
            found.setdefault(now.entry.entry, []).append(claim)
    for known in found.values():
        known.sort(key=lambda claim: (claim.on.latest, claim.by))
    return found


def learnt_at(
    records: Iterable[tuple[Record, str]],
    knowledge: dict[int, list[Knowledge]],
    end_of: Callable[[When], str],
) -> dict[int, str]:
    """Return when each entry that was known before it was recorded was known, as a stamp like `recorded_at`.

    `records` are all there are, in the order of their positions, each with the stamp of its recording; `end_of` gives
    the stamp of the end of a date.

    Whoever knew of an entry knew of what it names, so it counts no earlier than the entries that brought that into
    being, and none before the one that started the programme. What corrects or withdraws an entry counts with it: a
    claim is made of what the entry says now.
    """
    learnt: dict[str | int, str] = {}
    earlier: dict[int, str] = {}
    for record, recorded_at in records:
        at = recorded_at
        if claims := knowledge.get(record.position):
            # Guarantee: an entry counts as known before it was recorded only from a day that evidence shows.
            named = [learnt[ref] for ref in record.entry.references() if ref in learnt]
            at = min(at, max([end_of(claims[0].on), *named, *([learnt[1]] if 1 in learnt else [])]))
        elif isinstance(record.entry, Amendment) and record.entry.entry in earlier:
            at = earlier[record.entry.entry]
        if at < recorded_at:
            earlier[record.position] = at
        if record.position == 1:
            learnt[1] = at
        for reference in record.entry.allotted():
            learnt[reference] = at
    return earlier
