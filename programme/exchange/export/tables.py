"""The tables of an export: one for each register that holds something, each naming the moment it is true of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from domain.foundation.references import KINDS
from programme.exchange.export.columns import headings, values
from programme.foundation.moment import Moment

if TYPE_CHECKING:
    from datetime import date

    from domain.state.programme import Programme
    from programme.journal.register import Register
    from programme.journal.view import View

_MARK = re.compile(r"Ref ([A-Z]+) of ([0-9a-f-]{36}) at #(\d+) as of (\d{4}-\d\d-\d\d)( redacted)?")


class Mark(msgspec.Struct, frozen=True):
    """What the heading of the references says: register, programme and moment, so that rows can come back."""

    prefix: str
    programme_id: UUID
    position: int
    as_of: str
    redacted: bool = False

    @property
    def heading(self) -> str:
        """The heading of the first column."""
        redacted = " redacted" if self.redacted else ""
        return f"Ref {self.prefix} of {self.programme_id} at #{self.position} as of {self.as_of}{redacted}"

    @classmethod
    def read(cls, heading: object) -> Mark | None:
        """Read a heading; None when it is not one of ours."""
        found = _MARK.fullmatch(str(heading).strip()) if isinstance(heading, str) else None
        if found is None or found[1] not in KINDS:
            return None
        return cls(found[1], UUID(found[2]), int(found[3]), found[4], bool(found[5]))

    def state(self, register: Register, as_of: date) -> Programme:
        """Return the programme as it was when the table was written."""
        shown = register.redacted() if self.redacted else register
        return shown.replayed(Moment(as_of, self.position, register.today))


class Table(msgspec.Struct):
    """One register as a table: its mark, its headings after the reference, and its rows by reference."""

    mark: Mark
    title: str
    headings: list[str]
    rows: dict[str, dict[str, Any]]


def tables(view: View, programme_id: UUID, *, redacted: bool = False) -> list[Table]:
    """Return a table for each register that holds something at a moment."""
    found = []
    for prefix, kind in KINDS.items():
        things = getattr(view.programme, kind.register)
        if things:
            mark = Mark(prefix, programme_id, view.moment.position, view.on.isoformat(), redacted)
            rows = {ref: values(prefix, ref, view.programme) for ref in things}
            title = kind.register.replace("_", " ").capitalize()
            found.append(Table(mark, title, headings(prefix, view.programme), rows))
    return found
