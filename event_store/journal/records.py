"""A record as it is stored: its columns, and the exact bytes that its hash covers."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4
from zlib import crc32

from eventsourcing.persistence import StoredEvent

from event_store.merkle import tree as merkle

ROW_COLUMNS = (
    "position",
    "topic",
    "payload",
    "effective",
    "earliest",
    "latest",
    "by",
    "recorded_at",
    "evidence",
    "entry_id",
)

Row = tuple[int, str, bytes, str, str, str, str, str, str, str]
# Beyond every position.
NO_END = 2**63 - 1
# The order of replay: a latest day, and a position on it.
Place = tuple[str, int]


# What the leaf hash covers, in its order.
LEAF_COLUMNS = (
    "programme_id",
    "position",
    "topic",
    "entry_id",
    "recorded_at",
    "effective",
    "earliest",
    "latest",
    "by",
    "evidence",
    "payload",
)


def leaf_data(columns: Sequence[bytes]) -> bytes:
    """Return the bytes that a leaf hash covers, from those of LEAF_COLUMNS."""
    # Guarantee: the Merkle root covers every column of every record. Without the lengths, text could move from
    # one column to the next and leave the hash as it was.
    prefixed = [len(column).to_bytes(4) + column for column in columns[:-1]]
    return b"".join(prefixed) + columns[-1]


def marks(columns: Sequence[bytes]) -> bytes:
    """Return the CRC-32 of each column, 4 bytes each."""
    return struct.pack(f">{len(columns)}I", *map(crc32, columns))


@dataclass(frozen=True)
class StoredRecord(StoredEvent):
    """An entry in its envelope: `originator_id` is the programme, `originator_version` the position from 1.

    `effective` is EDTF, `earliest` and `latest` are ISO dates, `evidence` is a JSON array; `recorded_at` (UTC to the
    microsecond) and `leaf` (the Merkle leaf hash) are empty until the store stamps them.
    """

    entry_id: str
    effective: str
    earliest: str
    latest: str
    by: str
    evidence: str = "[]"
    recorded_at: str = ""
    leaf: bytes = b""

    @property
    def content(self) -> tuple[object, ...]:
        """What a retry must repeat: all that the writer said, but not where and when it came to stand."""
        return (
            self.originator_id,
            self.topic,
            self.state,
            self.effective,
            self.earliest,
            self.latest,
            self.by,
            self.evidence,
        )

    @property
    def columns(self) -> tuple[bytes, ...]:
        """The bytes of each of LEAF_COLUMNS."""
        return self._columns(self.recorded_at)

    def _columns(self, recorded_at: str) -> tuple[bytes, ...]:
        texts = (
            str(self.originator_id),
            str(self.originator_version),
            self.topic,
            self.entry_id,
            recorded_at,
            self.effective,
            self.earliest,
            self.latest,
            self.by,
            self.evidence,
        )
        return (*map(str.encode, texts), self.state)

    @property
    def leaf_data(self) -> bytes:
        """The bytes that the leaf hash covers: each column after its length in 4 bytes, then the payload."""
        return leaf_data(self.columns)

    @property
    def marks(self) -> bytes:
        """A checksum of each column: it proves nothing, and names the column when the leaf hash does not fit."""
        return marks(self.columns)

    def stamped(self, recorded_at: str) -> "StoredRecord":
        """Return the record as recorded at a time, with the leaf hash over everything in it."""
        leaf = merkle.leaf_hash(leaf_data(self._columns(recorded_at)))
        return replace(self, recorded_at=recorded_at, leaf=leaf)


def as_record(event: StoredEvent) -> StoredRecord:
    """Return an event as a record; a plain one of the library gets neutral values for when, who and why."""
    if isinstance(event, StoredRecord):
        return event
    day = date.min.isoformat()
    return StoredRecord(
        event.originator_id,
        event.originator_version,
        event.topic,
        event.state,
        entry_id=str(uuid4()),
        effective=day,
        earliest=day,
        latest=day,
        by="unknown",
    )
