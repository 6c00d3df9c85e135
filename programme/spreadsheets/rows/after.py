"""Settle what one cell cannot say alone: half scores, derived cells, actions with their days, what the row means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from programme.spreadsheets.columns.fields import is_title, reader_of
from programme.spreadsheets.columns.settle import HALVES
from programme.spreadsheets.headings import visible
from programme.spreadsheets.rows.derived import check_days
from programme.spreadsheets.values.lists import actions_of
from programme.spreadsheets.values.reading import HALF_SCORE, TWO_LEVELS, Reason

if TYPE_CHECKING:
    from programme.spreadsheets.columns.column import Column
    from programme.spreadsheets.rows.reading import CellReading, RowReading
    from programme.spreadsheets.rows.setting import Setting

_SPECIAL = {"derived", "rag", "actions", "list", "amount", "links", "thing"}
_OPPORTUNITY = ("opportunity", "chance:", "opportunité", "opportunità", "oportunidad")
REFUSED_ROW = Reason("it is about a row that was refused", "mend that row first")


class RowFinisher:
    """Settle the cells of the rows of one table against each other."""

    def __init__(self, table: Setting) -> None:
        self.table = table
        readers = [(column, reader_of(column.to)) for column in table.columns]
        self._special = [(column, reader) for column, reader in readers if reader in _SPECIAL]
        levels = [column for column, reader in readers if reader == "level"]
        self._crossed = any(column.level is not None for column in levels)
        # The columns of each score, likelihood and impact; under crosses there are several of each.
        self._scores: dict[str, dict[str, list[Column]]] = {}
        for column in levels:
            score, _, half = column.to.rpartition(".")
            self._scores.setdefault(score, {}).setdefault(half, []).append(column)
        self._scores = {score: halves for score, halves in self._scores.items() if len(halves) == len(HALVES)}
        self._told = table.kind in {"risk", "decision", "sop"}

    def finish(self, row: RowReading) -> None:
        """Settle one row."""
        if self._crossed:
            self._cross(row)
        if self._scores:
            self._halve(row)
        if self._special or self._told or self.table.kind == "action":
            cells = {cell.to: cell for cell in row.cells.values()}
            for column, reader in self._special:
                cell = row.cells.get(self.table.sheet.address(row.row, column.number))
                if cell is not None:
                    self._settle(row, cells, column, cell, reader)
            _opportunity(row, cells)
            _about(self.table, row, cells)

    def _settle(
        self, row: RowReading, cells: dict[str, CellReading], column: Column, cell: CellReading, reader: str
    ) -> None:
        if reader in {"derived", "rag"} and cell.outcome == "derived":
            _derived(self.table, row, column, cell)
        elif reader == "actions" and cell.outcome == "read":
            _actions(self.table, row, cell, cells)
        elif reader == "list" and cell.outcome == "read":
            cell.items = cell.value
        elif reader == "amount":
            _period(cells, cell)
        elif reader in {"links", "thing"}:
            row.tell += cell.facts.get("tell", [])

    def _found(self, row: RowReading, columns: list[Column]) -> list[CellReading]:
        found = (row.cells.get(self.table.sheet.address(row.row, column.number)) for column in columns)
        return [cell for cell in found if cell is not None and cell.outcome != "not read"]

    def _cross(self, row: RowReading) -> None:
        """Two crosses under one heading name two levels; none of them is chosen."""
        for halves in self._scores.values():
            for columns in halves.values():
                crossed = self._found(row, columns)
                if len(crossed) > 1:
                    for cell in crossed:
                        cell.outcome, cell.value, cell.reason = "refused", None, TWO_LEVELS

    def _halve(self, row: RowReading) -> None:
        """Half a score beside a whole one is refused; a half that is the only one is read, and told."""
        found = {
            score: {half: self._found(row, columns) for half, columns in halves.items()}
            for score, halves in self._scores.items()
        }
        whole = any(all(halves.values()) for halves in found.values())
        for halves in found.values():
            given = [half for half, cells in halves.items() if cells]
            if len(given) != 1:
                continue
            (cell, *_) = halves[given[0]]
            if cell.outcome != "read":
                continue
            if whole:
                cell.outcome, cell.value, cell.reason = "refused", None, HALF_SCORE
            else:
                other = next(half for half in HALVES if half != given[0])
                row.missing.append(f"risk assess.{other}")
                row.tell.append(f"half a score: no {other}")


def _derived(table: Setting, row: RowReading, column: Column, cell: CellReading) -> None:
    if table.kind == "staff-issue":
        days = [
            row.cells.get(table.sheet.address(row.row, c.number)) if (c := table.by_to.get(to)) else None
            for to in ("staff-issue raise.on", "staff-issue resolve.on")
        ]
        check_days(cell, *days)
        return
    if not column.check or (column.to == "rag" and not isinstance(cell.raw, int | float)):
        return
    likelihood, impact = (_half(table, row, column, half) for half in ("likelihood", "impact"))
    if cell.facts.get("never counted"):
        if table.derivation.never_counted(likelihood, impact):
            cell.agrees = True
        else:
            cell.raw = ""
        return
    table.derivation.check(cell, likelihood, impact)
    if cell.agrees is False and likelihood is not None and impact is not None:
        counted = cell.facts.get("counted", "something else")
        row.tell.append(
            f"{cell.address} says {cell.raw} and {likelihood.address} with {impact.address} is {counted}"
        )


def _half(table: Setting, row: RowReading, column: Column, half: str) -> CellReading | None:
    """Give the likelihood or impact that a derived column follows: of the same score, or the nearest before it."""
    pairs = [
        c
        for c in table.columns
        if c.to.endswith(f".{half}") and reader_of(c.to) == "level" and c.level is None
    ]
    named = table.synonyms.score_of(*([column.above] if column.above else []), column.heading)
    if named:
        pairs = [c for c in pairs if f" {named[0]}." in c.to] or pairs
    before = [c for c in pairs if c.number < column.number] or pairs
    return row.cells.get(table.sheet.address(row.row, before[-1].number)) if before else None


def _actions(table: Setting, row: RowReading, cell: CellReading, cells: dict[str, CellReading]) -> None:
    due = cells.get("action plan.due")
    column = table.by_to.get("action plan.due")
    day = table.readers.day_reader(column.number if column else None)
    own = next(c for c in table.columns if table.sheet.address(row.row, c.number) == cell.address)
    declared = "owner" in visible(str(own.heading)).casefold() or "owner" in table.mapping.lists.get(
        own.letter, ""
    )
    raw = table.sheet.rows[row.row - 1][own.number]
    cell.items = actions_of(
        raw,
        table.readers.owners,
        day,
        due.value if due and due.outcome == "read" else None,
        owner_in_brackets=declared,
    )
    cell.value = None


def _period(cells: dict[str, CellReading], cell: CellReading) -> None:
    """What came once cannot come every year: the estimate beside it says which of the two it is."""
    estimate = cells.get("benefit estimate.amount")
    if (
        cell.to == "benefit realise.amount"
        and cell.outcome == "read"
        and estimate
        and estimate.facts.get("per") == "once"
    ):
        cell.facts = {**cell.facts, "per": "once"}


def _opportunity(row: RowReading, cells: dict[str, CellReading]) -> None:
    title = next((cell for cell in cells.values() if is_title(cell.to)), None)
    said = [title.address] if title and str(title.raw).casefold().startswith(_OPPORTUNITY) else []
    response = cells.get("risk respond.response")
    if response and response.value in {"exploit", "enhance"}:
        said.append(response.address)
    gains = [
        cell.address
        for cell in row.cells.values()
        if str(cell.facts.get("amount", "")).startswith("-") and reader_of(cell.to) == "level"
    ]
    if said or gains:
        row.reads.append({"to": "risk raise.kind", "value": "opportunity", "from": said or gains})
    decided = cells.get("decision record.decided")
    if title and title.to == "decision record.title" and decided is None:
        row.reads.append({"to": "decision ask.title", "value": title.value, "from": [title.address]})
    version = cells.get("sop.version")
    if version and "draft" in version.facts:
        row.reads.append(
            {"to": "sop begin.version", "value": version.facts["draft"], "from": [version.address]}
        )


def _about(table: Setting, row: RowReading, cells: dict[str, CellReading]) -> None:
    """Refuse an action on a risk whose own row was refused."""
    thing = cells.get("action plan.risk")
    if table.kind == "action" and thing is not None and "refused" in thing.facts:
        row.outcome, row.reason = "refused", REFUSED_ROW
