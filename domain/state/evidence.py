"""Files kept as evidence as they stand: what the journal says of each; their bytes are beside the store."""

from domain.foundation.dates import When
from domain.foundation.values import State


class EvidenceFile(State):
    """One file: its name, its SHA-256 in hexadecimal digits and its size in bytes; erased, its bytes are gone."""

    ref: str
    title: str
    file: str
    sha256: str | None
    size: int | None
    kept: When
    about: tuple[str, ...] = ()
    state: str = "kept"
    erased: When | None = None
    reason: str | None = None
