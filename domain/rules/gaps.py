"""A check of a gate, and the gap where it is not met."""

import msgspec

from domain.foundation.phrases import Phrase, Remedy, phrase


class Gap(msgspec.Struct, frozen=True):
    """One thing that is missing; `subject` is the reference it is about, `key` tells it from other gaps."""

    kind: str
    subject: str
    sentence: str
    clears: Phrase

    @property
    def key(self) -> str:
        """The gap's name among those of one phase."""
        return f"{self.kind} {self.subject}"


class Check(msgspec.Struct, frozen=True):
    """One thing that a gate asks for: `asked` says what, `gap` what of it is missing, None when it is there."""

    kind: str
    subject: str
    asked: str
    gap: Gap | None

    @property
    def key(self) -> str:
        """The check's name among those of one phase; its gap has the same."""
        return f"{self.kind} {self.subject}"


def check(kind: str, subject: str, asked: str, missing: tuple[str, Remedy] | None) -> Check:
    """Return a check; `missing` is what to say when it is not met, and what clears it."""
    gap = None if missing is None else Gap(kind, subject, missing[0], phrase(missing[1]))
    return Check(kind, subject, asked, gap)
