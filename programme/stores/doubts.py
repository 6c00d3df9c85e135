"""Why a journal is not trusted, in words that tell a restored backup from an attack as far as that can be known."""

from typing import Literal, NamedTuple, Protocol

MEND = "look with programme verify, and if you know why, accept it with programme checkpoint accept"


class Seen(Protocol):
    """A journal as it was seen, or is."""

    @property
    def size(self) -> int:
        """How many records it has."""

    @property
    def root(self) -> str:
        """Their Merkle root, in hexadecimal digits."""


class Doubt(NamedTuple):
    """What is wrong with a journal, what was seen of it and what was found.

    `broken` does not lead to its own root, `earlier` ends before what was seen and fits as far as `fits`, `another`
    does not fit, and `replaced` stands in the file of another programme's.
    """

    kind: Literal["broken", "earlier", "another", "replaced"]
    seen: Seen
    found: Seen
    fits: int = 0

    @property
    def acceptable(self) -> bool:
        """Whether somebody may accept it; nothing can be recorded after a head that is wrong."""
        return self.kind != "broken"

    @property
    def sentence(self) -> str:
        """Say it, and what to do."""
        match self.kind:
            case "broken":
                return (
                    f"the records of this journal do not lead to the root that it gives for {self.found.size} of them: "
                    "records or the head were changed; look with programme verify, and restore a backup"
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
