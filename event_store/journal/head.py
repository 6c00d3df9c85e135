"""The head of a journal: where it ends, and the hash of everything in it."""

import msgspec

from event_store.merkle import tree as merkle


class Head(msgspec.Struct, frozen=True):
    """How many records a journal holds, the Merkle peaks over them, and when the last was recorded ("" if none)."""

    size: int = 0
    peaks: merkle.Peaks = ()
    last_recorded_at: str = ""

    @property
    def root(self) -> bytes:
        """The Merkle tree hash of every record, in order."""
        return merkle.root(self.peaks)
