"""May entries be recorded? Checked against the past they are dated in, and for what they make of later entries."""

from collections.abc import Iterable, Iterator

import msgspec

from domain.entries.permission import refusals, untenable
from domain.foundation.phrases import Sentence, phrase
from domain.history.corrections import order
from domain.history.record import Record
from domain.history.replay import fold
from domain.state.programme import Programme


class Conflict(msgspec.Struct, frozen=True):
    """Why a record does not hold: its own rule, or that it contradicts one that was recorded before it."""

    position: int
    sentence: Sentence


def checked_at_the_end(programme: Programme, new: Iterable[Record]) -> Iterator[Conflict]:
    """Check records that are dated no earlier than every other; the programme is changed by those that hold."""
    for record in sorted(new, key=order):
        sentences = refusals(record.entry, programme, record.on)
        yield from (Conflict(record.position, sentence) for sentence in sentences)
        if not sentences:
            fold([record.fact], programme)


def checked_among_later(before: list[Record], after: list[Record], first_new: int) -> Iterator[Conflict]:
    """Check a history into which records from position `first_new` on were laid, or by which others were amended.

    Both histories are in the order of replay. A later record that no longer holds is a conflict only if it held before.
    """
    programme = Programme()
    same = 0
    for old, present in zip(before, after, strict=False):
        if old != present:
            break
        same += 1
    fold((record.fact for record in after[:same]), programme)
    for record in after[same:]:
        new = record.position >= first_new or record.amended_by >= first_new
        sentences = (refusals if new else untenable)(record.entry, programme, record.on)
        if not sentences:
            fold([record.fact], programme)
        elif new:
            yield from (Conflict(record.position, sentence) for sentence in sentences)
            return
        elif new_sentences := [s for s in sentences if s not in _refused_before(before, record)]:
            named = f"entry {record.position} ({record.entry.command}, {record.on.words})"
            why = phrase(new_sentences[0]).without_fields()
            yield Conflict(record.position, phrase(f"{named} would then be refused: ", why))
            return
        else:
            fold([record.fact], programme)


def _refused_before(before: list[Record], record: Record) -> list[Sentence]:
    programme = Programme()
    for earlier in before:
        if earlier.position == record.position:
            return untenable(earlier.entry, programme, earlier.on)
        fold([earlier.fact], programme)
    return []
