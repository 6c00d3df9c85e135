"""Checking drafts against the journal that they are to follow: all that is recorded, and what is dated later."""

from collections.abc import Sequence

from domain.entries.journal.amendments import AMENDMENTS
from domain.foundation.phrases import field_of
from domain.history.conflicts import Conflict, checked_among_later, checked_at_the_end
from domain.history.record import Record
from programme.foundation.refusal import Problem, Refused
from programme.recording.gates import not_certain
from programme.recording.in_force import in_force
from programme.recording.known import Known


def check_drafts(known: Known, drafts: list[Record]) -> None:
    """Refused when drafts may not follow what is known."""
    # The journal up to where the drafts follow it, whatever others recorded meanwhile: two states would be mixed.
    if come_last(known, drafts):
        conflicts = list(checked_at_the_end(known.programme(), drafts))
    else:
        conflicts = list(_checked_among_later(known, drafts))
    conflicts = conflicts or list(not_certain(known.register, drafts, known.position))
    if conflicts:
        first = drafts[0].position - 1
        raise Refused(
            Problem(c.sentence, field_of(c.sentence), item_of(c.position - first, len(drafts)))
            for c in conflicts
        )


def item_of(number: int, size: int) -> int | None:
    """Return the number of an entry among those proposed together; 0 or less is one that was recorded before."""
    return number if size > 1 and number > 0 else None


def come_last(known: Known, drafts: Sequence[Record]) -> bool:
    """Tell whether drafts amend nothing and are dated no earlier than all that is recorded, none of it to come."""
    amending = any(isinstance(draft.entry, AMENDMENTS) for draft in drafts)
    last_day = known.last_day
    return not amending and all(draft.on.latest >= last_day for draft in drafts) and last_day <= known.today


def _checked_among_later(known: Known, drafts: list[Record]) -> list[Conflict]:
    # Guarantee: an entry dated in the past is refused when a later one would then be refused.
    recorded = known.recorded()
    before, after = in_force(recorded), in_force([*recorded, *drafts])
    return list(checked_among_later(before, after, drafts[0].position))
