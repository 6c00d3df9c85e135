"""Read back a workbook that was exported: what was edited in it, against the moment it was written at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from domain.entries.risks.scoring import RiskAssessed, RiskReviewed
from domain.foundation.references import KINDS
from programme.exchange.before import Before
from programme.exchange.export.columns import EDITABLE, NOUN_OF, REVIEW_NOTE, values
from programme.exchange.export.tables import Mark
from programme.exchange.kinds.vanished import gone
from programme.exchange.plan import Planned
from programme.exchange.registers import TAKEN
from programme.exchange.rows import Cell, Gone, Origin, Remark, Row, text_of
from programme.foundation.refusal import Refused
from programme.spreadsheets.workbook.sheet import letters

if TYPE_CHECKING:
    from domain.state.programme import Programme
    from programme.journal.register import Register
    from programme.spreadsheets.workbook.sheet import Contents, Sheet

_FORMULAS = ("'=", "'+", "'-", "'@", "'\t", "''")
_HEADER_WITHIN = 5


class Exported(Before):
    """An export as it came back: its rows, what differs in each, and rows of registers that are not taken back."""

    def __init__(self, register: Register, programme: Programme, contents: Contents) -> None:
        super().__init__(register, programme)
        self.rows: list[Row] = []
        self.others: list[Planned] = []
        self.left_out: list[Remark] = []
        self.gone: list[Gone] = []
        self._differs: dict[str, set[str]] = {}
        self._then: dict[str, Programme] = {}
        self._moments: dict[Mark, Programme] = {}
        self._notes: dict[str, set[str | None]] | None = None
        self._quoted = contents.format == "csv"
        for sheet in contents.sheets:
            for number, cells in enumerate(sheet.rows[:_HEADER_WITHIN]):
                mark = Mark.read(cells[0]) if cells else None
                if mark is not None:
                    self._sheet(sheet, number, mark)
                    break

    @staticmethod
    def recognises(contents: Contents) -> bool:
        """Tell whether a file is an export of ours, by the heading of its references."""
        return any(
            Mark.read(cells[0]) for sheet in contents.sheets for cells in sheet.rows[:_HEADER_WITHIN] if cells
        )

    def differs(self, row: Row, ref: str, origin: Origin) -> set[str]:
        return self._differs.get(ref, set())

    def current(self, row: Row, ref: str) -> dict[str, Any] | None:
        then = self._then.get(ref)
        return TAKEN[row.kind].current(then, ref) if then else None

    def _sheet(self, sheet: Sheet, header: int, mark: Mark) -> None:
        then = self._state(mark)
        things = getattr(then, KINDS[mark.prefix].register)
        headings = [text_of(cell) for cell in sheet.rows[header]]
        known = {*values(mark.prefix, next(iter(things)), then)} if things else set()
        known |= {*EDITABLE.get(NOUN_OF.get(mark.prefix, ""), {}), "", headings[0]}
        known |= {"Number there", "Where it came from", "Kept beside it"}
        for added in headings:
            if added not in known:
                said = f"the column “{added}” was added here and is not taken over"
                self.left_out.append(Remark(sheet.name or "", said))
        seen: dict[str, int] = {}
        for number in range(header + 1, len(sheet.rows)):
            texts = {
                heading: self._text(cell)
                for heading, cell in zip(headings, sheet.rows[number], strict=False)
                if heading in known
            }
            if any(texts.values()):
                self._row(_Line(sheet, number + 1, headings, texts), mark, then, seen)
        now = self._programme
        missing = [
            ref for ref in things if ref not in seen and ref in getattr(now, KINDS[mark.prefix].register)
        ]
        self.gone += [gone(now, ref, sheet.name or "") for ref in missing]

    def _state(self, mark: Mark) -> Programme:
        if mark.programme_id != self._register.programme_id:
            raise Refused(
                ["the file was exported from another programme: name that one's store and --programme"]
            )
        if mark.position > (size := self._register.position()):
            said = f"it was exported at entry #{mark.position} and the journal ends at #{size}: name the right store"
            raise Refused([said])
        key = Mark("", mark.programme_id, mark.position, mark.as_of, mark.redacted)
        if key not in self._moments:
            self._moments[key] = mark.state(self._register, date.fromisoformat(mark.as_of))
        return self._moments[key]

    def _text(self, cell: object) -> str:
        text = text_of(cell)
        return text[1:] if self._quoted and text.startswith(_FORMULAS) else text

    def _row(self, line: _Line, mark: Mark, then: Programme, seen: dict[str, int]) -> None:
        ref = line.texts[line.headings[0]]
        noun = NOUN_OF.get(mark.prefix)
        row = Row(noun or KINDS[mark.prefix].noun, line.sheet.name or "", line.number, reference=ref or None)
        columns = EDITABLE.get(noun or "", {})
        base: dict[str, str] = {}
        if ref:
            things = getattr(then, KINDS[mark.prefix].register)
            if ref in seen or ref not in things:
                why = f"row {seen[ref]} is about {ref} too" if ref in seen else f"the export had no {ref}"
                row.refused = Remark(
                    line.address(line.headings[0]), why, "leave the reference of a new row empty"
                )
            else:
                base = {heading: text_of(value) for heading, value in values(mark.prefix, ref, then).items()}
            seen.setdefault(ref, line.number)
        differs = {
            heading
            for heading, text in line.texts.items()
            if heading in line.headings[1:] and text != base.get(heading, "").strip()
        }
        if line.texts.get(REVIEW_NOTE) in self._noted(ref, mark.position):
            differs.discard(REVIEW_NOTE)
        for heading, to in columns.items():
            if text := line.texts.get(heading, ""):
                _take(row, line, heading, to, text, edited=heading in differs)
        self._settle(row, line, differs, columns)
        if noun is None:
            if differs or row.refused:
                self.others.append(Planned(row, "refused", ref or None))
            return
        self.rows.append(row)
        if ref and not row.refused:
            self._differs[ref], self._then[ref] = {columns[heading] for heading in differs}, then

    def _noted(self, ref: str, position: int) -> set[str | None]:
        """Return what reviews of a risk noted after the export: the file may have been imported before."""
        if self._notes is None:
            register = self._register
            topics = [RiskReviewed.topic, RiskAssessed.topic]
            self._notes = {}
            for one in register.journal.of_topics(register.programme_id, topics, register.position()):
                if isinstance(one.entry, RiskReviewed | RiskAssessed) and one.position > position:
                    said = one.entry.note if isinstance(one.entry, RiskReviewed) else one.entry.basis
                    self._notes.setdefault(one.entry.risk, set()).add(said)
        return self._notes.get(ref, set()) - {None}

    def _settle(self, row: Row, line: _Line, differs: set[str], columns: dict[str, str]) -> None:
        """Refuse what no entry follows from: cells that were emptied, and columns that are not taken back."""
        for heading in differs:
            address = line.address(heading)
            if heading not in columns:
                said = f"“{heading}” is not taken back from a sheet"
                row.refused = Remark(
                    address, said, "restore the cell, and record what happened by its command"
                )
            elif not line.texts[heading] and row.reference:
                said = "the cell was emptied, and what was said stays said"
                row.refused = Remark(address, said, "write the right words, or restore the cell")


class _Line:
    """One row of a sheet of ours: its number, and its texts by heading."""

    def __init__(self, sheet: Sheet, number: int, headings: list[str], texts: dict[str, str]) -> None:
        self.sheet, self.number, self.headings, self.texts = sheet, number, headings, texts

    def address(self, heading: str) -> str:
        """Name the cell under a heading."""
        cell = f"{letters(self.headings.index(heading))}{self.number}"
        return f"{self.sheet.name}!{cell}" if self.sheet.name else cell


def _take(row: Row, line: _Line, heading: str, to: str, text: str, *, edited: bool) -> None:  # noqa: PLR0913 - a cell
    address = line.address(heading)
    value: Any = text
    if to.endswith((".likelihood", ".impact")):
        if not text.isdecimal():
            row.refused = Remark(address, f"“{text}” is no level", "write a whole number of the scale")
            return
        value = int(text)
    elif to.endswith((".due", ".on", ".agreed_for")):
        try:
            value = date.fromisoformat(text).isoformat()
        except ValueError:
            # What was never edited may be a month or a year.
            if edited:
                row.refused = Remark(address, f"“{text}” cannot be read as a day", "write it as 2026-08-17")
                return
    row.cells[to] = Cell(to, value, address, text, heading)
