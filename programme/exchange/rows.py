"""A row of a sheet as it is taken over: its cells by the field they say, and what else stands in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

LONGEST_SHOWN = 300
TITLES = (".title", ".name", "raise.summary")


class Origin(msgspec.Struct, frozen=True):
    """The file that rows come from: its name, its digest, and the version of the mapping it was read with."""

    file: str
    sha256: str
    mapping: str | None = None


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell that says a field: what it says, where it stands, and the text that stands there."""

    to: str
    value: Any
    address: str
    text: str
    heading: str = ""

    @property
    def noted(self) -> str:
        """The cell as it is kept word for word, with its heading."""
        return f"{self.heading}: {self.text}"


class Remark(msgspec.Struct, frozen=True, gc=False):
    """Something to say of a row: the cell, what is the matter, and the one thing to do."""

    address: str
    why: str
    mend: str = ""

    @property
    def sentence(self) -> str:
        """The remark in one sentence."""
        said = f"{self.why}: {self.mend}" if self.mend else self.why
        return f"{self.address}: {said}" if self.address else said


class Gone(Remark, frozen=True, gc=False, kw_only=True):
    """A thing that an earlier version of the file had and this one has not; `over` when it has ended anyway."""

    ref: str
    key: str | None = None
    over: bool = False


class Row(msgspec.Struct):
    """One row of a table: its register, its place, its key, its cells by field, those that no field takes."""

    kind: str
    sheet: str
    number: int
    key: str | None = None
    reference: str | None = None  # in our own export: the thing that the row is about
    cells: dict[str, Cell] = {}
    extra: list[Cell] = []
    remarks: list[Remark] = []
    refused: Remark | None = None
    opportunity: bool = False
    was: str | None = None  # of a row that is gone: where it stood

    @property
    def place(self) -> str:
        """Where the row stands: its sheet and number."""
        if self.was is not None:
            return f"{self.was}, which is gone"
        return f"{self.sheet}!{self.number}" if self.sheet else f"row {self.number}"

    def value(self, to: str, default: Any = None) -> Any:  # noqa: ANN401 - a cell says anything
        """Return what the row says of a field."""
        cell = self.cells.get(to)
        return default if cell is None else cell.value

    @property
    def title(self) -> str | None:
        """What the row is called."""
        return next((str(c.value) for to, c in self.cells.items() if to.endswith(TITLES)), None)


def text_of(raw: object) -> str:
    """Write what stands in a cell as one text, the same for a number, a day and their spelling."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return (raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw).strip()
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, dt.datetime):
        midnight = raw.time() == dt.time()
        return raw.date().isoformat() if midnight else raw.isoformat(sep=" ")
    if isinstance(raw, dt.date):
        return raw.isoformat()
    return str(raw)


def shown(text: str) -> str:
    """Return a text on one line, short enough for a table or a piece of evidence."""
    if text.isprintable():
        line = text.strip()
    else:
        line = " / ".join(part.strip() for part in text.splitlines() if part.strip())
        line = "".join(c if c.isprintable() else " " for c in line)
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"
