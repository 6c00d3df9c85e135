"""The head of a journal: where it ends, and the hash of everything in it."""

from dataclasses import dataclass

from event_store.merkle import tree as merkle


@dataclass(frozen=True)
class Head:
    """How many records a journal holds, the Merkle peaks over them, and when the last was recorded ("" if none)."""

    size: int = 0
    peaks: merkle.Peaks = ()
    last_recorded_at: str = ""

    @property
    def root(self) -> bytes:
        """The Merkle tree hash of every record, in order."""
        return merkle.root(self.peaks)
