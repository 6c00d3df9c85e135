"""Records as the functions of the server take them: an array for each column."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from event_store.journal.records import StoredRecord

ARRAYS = ", ".join(f"%s::{kind}[]" for kind in ("text", "bytea", *["text"] * 6))


def arrays(records: Sequence[StoredRecord]) -> tuple[list[Any], ...]:
    """Return the values of ARRAYS."""
    return (
        [record.topic for record in records],
        [record.state for record in records],
        [record.entry_id for record in records],
        [record.effective for record in records],
        [record.earliest for record in records],
        [record.latest for record in records],
        [record.by for record in records],
        [record.evidence for record in records],
    )


def id_of(programme_id: UUID | str) -> UUID:
    """Return the id of a programme as the server takes it."""
    return programme_id if isinstance(programme_id, UUID) else UUID(programme_id)
