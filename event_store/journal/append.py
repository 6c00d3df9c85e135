"""What an append is, for every backend: which batches are fit, what a retry is, how a journal grows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from event_store.errors import EmptyAppend, EntryIdReused, PositionConflict, RecordMalformed
from event_store.journal.head import Head
from event_store.journal.records import StoredRecord
from event_store.merkle import tree as merkle


def programme_of(records: Sequence[StoredRecord]) -> UUID | str:
    """Return the one programme a batch belongs to; EmptyAppend or RecordMalformed when there is none, or several."""
    if not records:
        raise EmptyAppend
    programme_id = records[0].originator_id
    if any(record.originator_id != programme_id for record in records):
        problem = "these records belong to several programmes: append those of one programme at a time"
        raise RecordMalformed(problem)
    for record in records:
        if "\0" in f"{record.topic}{record.entry_id}{record.effective}{record.by}{record.evidence}":
            problem = (
                "a record holds a NUL character, which not every store can keep: take it out and append again"
            )
            raise RecordMalformed(problem)
    return programme_id


def refuse_repeated(records: Sequence[StoredRecord]) -> None:
    """EntryIdReused when a batch uses an entry id twice."""
    ids = [record.entry_id for record in records]
    if len(set(ids)) < len(ids):
        raise EntryIdReused(Counter(ids).most_common(1)[0][0])


def originals(
    records: Sequence[StoredRecord], recorded: Mapping[str, StoredRecord]
) -> tuple[StoredRecord, ...] | None:
    """Return what was recorded before under these entry ids, None when nothing was; EntryIdReused when it differs."""
    refuse_repeated(records)
    if not recorded:
        return None
    for record in records:
        original = recorded.get(record.entry_id)
        if original is None or original.content != record.content:
            raise EntryIdReused(next(iter(recorded)) if original is None else record.entry_id)
    return tuple(recorded[record.entry_id] for record in records)


def extended(
    head: Head, records: Sequence[StoredRecord], now: datetime
) -> tuple[tuple[StoredRecord, ...], Head]:
    """Return the records as recorded after the head, and the new head; PositionConflict when they do not follow it."""
    for expected, record in enumerate(records, head.size + 1):
        # Guarantee: positions are gapless.
        if record.originator_version != expected:
            raise PositionConflict(record.originator_version, expected - 1)
    # Guarantee: recorded_at never decreases even when the clock goes back.
    recorded_at = max(timestamp(now), head.last_recorded_at)
    stamped = tuple(record.stamped(recorded_at) for record in records)
    peaks = head.peaks
    for size, record in enumerate(stamped, head.size):
        peaks = merkle.append(peaks, size, record.leaf)
    return stamped, Head(head.size + len(stamped), peaks, recorded_at)


def timestamp(moment: datetime) -> str:
    """Return a moment as the journal writes it: UTC to the microsecond, so that text sorts as time does."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
