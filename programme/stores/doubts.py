"""Why a journal is not trusted, in words that tell a restored backup from an attack as far as that can be known."""

from typing import Literal, Protocol

import msgspec

MEND = "look with programme verify, and if you know why, accept it with programme checkpoint accept"


class Seen(Protocol):
    """A journal as it was seen, or is."""

    @property
    def size(self) -> int:
        """How many records it has."""

    @property
    def root(self) -> str:
        """Their Merkle root, in hexadecimal digits."""


class Doubt(msgspec.Struct, frozen=True):
    """What is wrong with a journal, what was seen of it and what was found.

    `broken` is not as it was recorded, `failed` was found so by verification, `earlier` ends before what was seen and
    fits as far as `fits`, `another` does not fit, `replaced` stands in the file of another programme's, and of
    `forgotten` this machine does not know any more what it saw. `said` is what was found.
    """

    kind: Literal["broken", "failed", "earlier", "another", "replaced", "forgotten"]
    seen: Seen
    found: Seen
    fits: int = 0
    said: str = ""

    @property
    def acceptable(self) -> bool:
        """Whether somebody may accept it; nothing can be recorded after a head that is wrong."""
        return self.kind not in {"broken", "failed"}

    @property
    def sentence(self) -> str:
        """Say it, and what to do."""
        match self.kind:
            case "broken":
                return (
                    f"this journal is not as it was recorded ({self.said}): look with programme verify, and restore a "
                    "backup"
                )
            case "failed":
                return (
                    f"verification of this store failed ({self.said}), and that is not resolved: look with programme "
                    "verify, and restore a backup"
                )
            case "forgotten":
                return (
                    f"what this machine saw of this journal is not known any more ({self.said}), so it cannot tell "
                    f"whether the journal was rolled back or rewritten; {MEND}"
                )
            case "earlier":
                return f"{self._shorter()}, and what was recorded since is missing; {MEND}"
            case "another":
                return (
                    f"this journal is not the one of which this machine saw {self.seen.size} records: its records were "
                    f"changed, or another file was put in its place; {MEND}"
                )
            case "replaced":
                return (
                    f"this file held the journal of another programme, of which this machine saw {self.seen.size} "
                    f"records and which is not in it any more: another file was put in its place; {MEND}"
                )

    def _shorter(self) -> str:
        size = self.found.size
        ends = f"this journal ends at {size} and this machine saw {self.seen.size} records: "
        if self.fits == size:
            return f"{ends}it is as it was earlier, as a restored backup is"
        first = (
            "its first record is as it was" if self.fits == 1 else f"its first {self.fits} are as they were"
        )
        after = f"#{size}" if self.fits + 1 == size else f"#{self.fits + 1} to #{size}"
        return f"{ends}{first}, as in a restored backup; of {after} this machine cannot tell"
