"""Files that are kept as evidence: the journal holds the digest of each, and the bytes lie beside the store."""

import re
from collections.abc import Iterator
from typing import Annotated

from domain.entries.entry import Entry, entry
from domain.foundation.constraints import Checked, Field
from domain.foundation.dates import When
from domain.foundation.fields import Line, Text
from domain.foundation.phrases import Sentence, giving, phrase
from domain.foundation.references import AboutRef, EvidenceRef, NewEvidence
from domain.state.evidence import EvidenceFile
from domain.state.programme import Programme

_DIGEST = re.compile("[0-9a-f]{64}")


def _digest(text: str) -> str:
    if not _DIGEST.fullmatch(text):
        message = "a SHA-256 digest has 64 digits, 0 to 9 and a to f: leave it out, and it is worked out"
        raise ValueError(message)
    return text


@entry("evidence.kept", verb="keep")
class EvidenceKept(Entry):
    """Keep a file as evidence: its bytes beside the store, its name, size and SHA-256 in the journal."""

    evidence: NewEvidence
    file: Annotated[Line, Field(description="the path of the file; its name is kept")]
    title: Annotated[Line | None, Field(description="what it is; its name if not given")] = None
    about: Annotated[tuple[AboutRef, ...], Field(description="what it is evidence of")] = ()
    sha256: Annotated[
        Annotated[str, Checked(after=_digest)] | None, Field(description="worked out from the file")
    ] = None
    size: Annotated[
        Annotated[int, Field(ge=0)] | None, Field(description="in bytes, worked out from the file")
    ] = None

    def refusals(self, programme: Programme, on: When) -> Iterator[Sentence]:
        for one in programme.evidence.values():
            if one.state == "kept" and one.sha256 is not None and one.sha256 == self.sha256:
                yield phrase(f"{one.called} is this very file: name {one.ref} as evidence", giving("file"))

    def apply(self, programme: Programme, on: When) -> None:
        programme.evidence[self.evidence] = EvidenceFile(
            self.evidence, self.title or self.file, self.file, self.sha256, self.size, on, self.about
        )


@entry("evidence.erased", verb="erase")
class EvidenceErased(Entry):
    """Erase a file that is kept as evidence: its bytes are removed for good, its name and digest stay on record."""

    evidence: EvidenceRef
    reason: Text

    def apply(self, programme: Programme, on: When) -> None:
        thing = programme.evidence[self.evidence]
        thing.state, thing.erased, thing.reason = "erased", on, self.reason
