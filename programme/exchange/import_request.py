"""What somebody asks of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path


class ImportRequest(msgspec.Struct, frozen=True):
    """What is to be imported and how: the file, the register it is said to be, the mapping, the day, who records."""

    file: str
    kind: str | None = None
    mapping: Path | None = None
    on: str | None = None
    by: str | None = None
    hidden: bool = False
    sheet: str | None = None  # this one alone
