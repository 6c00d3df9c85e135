"""Rows of the store as records of the journal, and drafts of records as what the store appends."""

from collections.abc import Sequence
from datetime import date, tzinfo
from uuid import UUID

import msgspec

from domain.entries.journal.amendments import AMENDMENT_TOPICS
from domain.foundation.dates import bounds, when
from domain.foundation.safe_text import safe
from domain.history.readings import capped
from domain.history.record import Record
from event_store.journal.envelope import Envelope
from event_store.journal.records import Row, StoredRecord
from programme.foundation.codec import DECODERS
from programme.journal.branch import mark
from programme.journal.zone import local_day
from programme.personal.texts import holds_texts
from programme.personal.unseal_entries import Opening


def read_row(row: Row, opening: Opening, zone: tzinfo) -> Record:
    """Make a record of a row: its texts safe and as open as may be, its date no later than it was recorded."""
    position, topic, payload, effective, earliest, latest, by, recorded_at, evidence, entry_id = row
    entry = DECODERS[topic](payload)
    if holds_texts(entry):
        opening.open(entry, position)
    if entry.named_fields or opening.redacted:
        opening.name(entry)
    on = bounds(effective, earliest, latest)
    day = date.max
    if earliest != latest or topic in AMENDMENT_TOPICS:
        day = local_day(recorded_at, zone)
        on = capped(on, day)
    return Record(
        position,
        entry,
        on,
        opening.recorder(safe(by)),
        safe(recorded_at),
        opening.evidence(evidence, entry),
        safe(entry_id),
        recorded_on=day,
    )


def marked(record: Record) -> Record:
    """Return a record of a what-if branch, whose programme says so by its name."""
    mark(record.entry)
    return record


def row_of(stored: StoredRecord) -> Row:
    """Return what was just recorded as a row that was read."""
    return (
        stored.originator_version,
        stored.topic,
        stored.state,
        stored.effective,
        stored.earliest,
        stored.latest,
        stored.by,
        stored.recorded_at,
        stored.evidence,
        stored.entry_id,
    )


def evidence_text(evidence: Sequence[str]) -> str:
    """Return evidence references as the journal keeps them."""
    return msgspec.json.encode(tuple(evidence)).decode()


def envelope_of(draft: Record, programme_id: UUID) -> Envelope:
    """Make of a draft, which nothing is stamped on yet, what the store appends."""
    on = when(draft.on.edtf)
    return Envelope(
        originator_id=programme_id,
        originator_version=draft.position,
        entry=draft.entry,
        entry_id=draft.entry_id,
        effective=on.edtf,
        earliest=on.earliest.isoformat(),
        latest=on.latest.isoformat(),
        by=draft.by,
        evidence=draft.evidence_list,
    )
