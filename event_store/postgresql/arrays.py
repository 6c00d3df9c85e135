"""Records as the functions of the server take them: an array for each column."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from event_store.journal.records import StoredRecord

KINDS = ("text", "bytea", *["text"] * 6)
ARRAYS = ", ".join(f"%s::{kind}[]" for kind in KINDS)
# A single record, which most appends are, is spared making lists.
SINGLE = ", ".join(f"ARRAY[%s::{kind}]" for kind in KINDS)


def arrays(records: Sequence[StoredRecord]) -> tuple[list[Any], ...]:
    """Return the values of ARRAYS."""
    return tuple(map(list, zip(*map(single, records), strict=True)))


def single(record: StoredRecord) -> tuple[object, ...]:
    """Return the values of SINGLE."""
    return (
        record.topic,
        record.state,
        record.entry_id,
        record.effective,
        record.earliest,
        record.latest,
        record.by,
        record.evidence,
    )


def id_of(programme_id: UUID | str) -> UUID:
    """Return the id of a programme as the server takes it."""
    return programme_id if isinstance(programme_id, UUID) else UUID(programme_id)
