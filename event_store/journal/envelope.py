"""The envelope of an entry: what the library calls a domain event."""

from uuid import UUID

import msgspec


class Envelope(msgspec.Struct, frozen=True):
    """An entry of any kind, at a position of a programme's journal; `recorded_at` is "" until it is recorded."""

    originator_id: UUID
    originator_version: int
    entry: object
    entry_id: str
    effective: str
    earliest: str
    latest: str
    by: str
    evidence: tuple[str, ...] = ()
    recorded_at: str = ""
