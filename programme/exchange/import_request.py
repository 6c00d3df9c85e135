"""What somebody asks of an import."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

# The name of the file that is read when none is named.
SYNONYMS = "synonyms.toml"


class ImportRequest(msgspec.Struct, frozen=True):
    """What is to be imported and how: the file, the register it is said to be, the mapping, the day, who records."""

    file: str
    kind: str | None = None
    mapping: Path | None = None
    on: str | None = None
    by: str | None = None
    hidden: bool = False
    sheet: str | None = None  # this one alone
    synonyms: Path | None = None
    vanished: Literal["keep", "close", "withdraw"] | None = None  # what becomes of things whose rows are gone
    reason: str | None = None  # why they are closed or withdrawn

    @property
    def more_words(self) -> Path | None:
        """The file of synonyms that is named, or else the one in the folder of the sheet; None when there is none."""
        if self.synonyms is not None or self.file == "-":
            return self.synonyms
        beside = Path(self.file).with_name(SYNONYMS)
        return beside if beside.is_file() else None
