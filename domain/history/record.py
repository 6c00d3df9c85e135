"""A record: an entry in its envelope."""

from datetime import date

import msgspec

from domain.entries.entry import Entry
from domain.foundation.dates import When
from domain.foundation.safe_text import safe


class Record(msgspec.Struct, frozen=True, gc=False):
    """A recorded fact: where it stands, when it was so, when that was recorded, by whom and on what evidence.

    `position` counts from 1 without gaps, `on` is when it was so (valid time), `recorded_at` is the store's UTC
    stamp (transaction time), `evidence` is a JSON list of references and digests, `amended_by` is the position of
    the correction that gave this record its present content, or 0. `recorded_on` is the day of the recording in the
    programme's time zone, where it matters: beyond it no date reaches.
    """

    position: int
    entry: Entry
    on: When
    by: str
    recorded_at: str
    evidence: str
    entry_id: str
    amended_by: int = 0
    recorded_on: date = date.max

    @property
    def fact(self) -> tuple[Entry, When]:
        """What is replayed of a record: what was so, and when."""
        return self.entry, self.on

    @property
    def evidence_list(self) -> tuple[str, ...]:
        """The evidence as separate references."""
        return tuple(map(safe, msgspec.json.decode(self.evidence, type=tuple[str, ...])))
