"""One column of a table, and what it is taken for."""

from __future__ import annotations

from typing import Any

import msgspec

from programme.spreadsheets.headings import bracketed
from programme.spreadsheets.workbook.sheet import letters


class Column(msgspec.Struct):
    """One column: where it is, what stands above it, what it is taken for, and how sure that is (0 to 1)."""

    number: int
    header: str | list[str]
    to: str = "kept"
    confidence: float = 0.0
    samples: list[Any] = []
    level: int | None = None  # under crosses: the level that a cross in this column means
    declared: bool = False
    check: bool = True

    @property
    def letter(self) -> str:
        """The letters of the column."""
        return letters(self.number)

    @property
    def heading(self) -> str:
        """The heading proper, below any that spans several columns."""
        return self.header if isinstance(self.header, str) else self.header[-1]

    @property
    def above(self) -> str | None:
        """The heading that spans this column and its neighbours."""
        return None if isinstance(self.header, str) else self.header[0]

    @property
    def unit(self) -> str:
        """What the heading says in brackets."""
        return bracketed(self.heading)
