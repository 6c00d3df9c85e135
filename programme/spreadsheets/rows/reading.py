"""What became of each row and of each of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from programme.spreadsheets.values.reading import Reason


class CellReading(msgspec.Struct, gc=False):
    """One cell: where it stands, what field it belongs to, what stands in it, and what became of it."""

    address: str
    to: str
    outcome: str  # read, refused, kept, derived, not read
    raw: Any
    value: Any = None
    reason: Reason | None = None
    items: list[Any] | None = None
    agrees: bool | None = (
        None  # a derived cell: whether it says what follows from the others; None cannot be told
    )
    facts: dict[str, Any] = {}


class RowReading(msgspec.Struct):
    """One row: its number, what became of it, its cells, and what is to be said of it."""

    row: int
    outcome: str  # read, skipped, refused, part
    line: int | None = None
    id: Any = None
    reason: Reason | None = None
    cells: dict[str, CellReading] = {}
    missing: list[str] = []
    tell: list[str] = []
    reads: list[dict[str, Any]] = []
    hidden: bool = False
