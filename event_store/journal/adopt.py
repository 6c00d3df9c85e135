"""What a journal that was recorded elsewhere must be, record by record, to be taken for what was recorded."""

from event_store.errors import NotAdopted
from event_store.journal.head import Head
from event_store.journal.records import StoredRecord
from event_store.merkle import tree as merkle


def follow(head: Head, record: StoredRecord) -> Head:
    """Return the head with a record that has its stamp and leaf; NotAdopted when it is not the one that follows."""
    position = head.size + 1
    if record.originator_version != position:
        raise NotAdopted(
            position,
            f"position {record.originator_version} stands where {position} belongs, so records were moved",
        )
    if not _is_as_recorded(record):
        raise NotAdopted(
            position, f"the record at position {position} is not as it was recorded: its hash differs"
        )
    if record.recorded_at < head.last_recorded_at:
        raise NotAdopted(
            position, f"the record at position {position} is stamped before the one that it follows"
        )
    return Head(position, merkle.append(head.peaks, head.size, record.leaf), record.recorded_at)


def _is_as_recorded(record: StoredRecord) -> bool:
    try:
        return merkle.leaf_hash(record.leaf_data) == record.leaf
    except (AttributeError, TypeError, ValueError):
        return False  # a damaged file may hold a number, or nothing, where a text was
