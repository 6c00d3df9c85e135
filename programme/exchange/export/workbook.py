"""Write registers as a workbook to work in: filters, choices, colours beside their words, a heat map and a legend."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from domain.entries.policy import Category
from domain.entries.risks.treatment import Response
from domain.state.policy import BANDS
from programme.exchange.export.columns import EDITABLE, NOUN_OF
from programme.registers.risks.heat import elsewhere, heat

if TYPE_CHECKING:
    from pathlib import Path

    from programme.exchange.export.tables import Table
    from programme.journal.view import View

COLOURS = {"low": "#C6E0B4", "medium": "#FFE699", "high": "#F4B183", "very high": "#FF7C80"}
_STATES = {"risk": ["open", "closed"], "issue": ["open", "resolved"], "action": ["open", "done"]}
_WIDE, _NARROW, _WIDEST_TITLE = 40, 14, 31
_LONG = {"Title", "Cause", "Event", "Effect", "Description", "Summary", "Answer", "Decided", "Reason"}


class Book:
    """A workbook of the registers of one moment."""

    def __init__(self, file: Path, view: View, tables: list[Table], checkpoint: str) -> None:
        from xlsxwriter import Workbook  # noqa: PLC0415 - only an export writes workbooks

        self._view, self._scale = view, view.programme.policy.scale
        # Guarantee: no text of a register runs as a formula in an exported workbook.
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with Workbook(str(file), options) as self._book:
            self._head = self._book.add_format(
                {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"}
            )
            self._edit = self._book.add_format(
                {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top", "bg_color": "#DDEBF7"}
            )
            self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
            self._text = self._book.add_format({"text_wrap": True, "valign": "top"})
            self._bands: dict[str, Any] = {
                band: self._book.add_format({"bg_color": COLOURS[band]}) for band in BANDS
            }
            for table in tables:
                self._table(table)
            self._heat_map()
            self._about(checkpoint)

    def _table(self, table: Table) -> None:
        out = self._book.add_worksheet(table.title[:_WIDEST_TITLE])
        noun = NOUN_OF.get(table.mark.prefix, "")
        out.write_string(0, 0, table.mark.heading, self._head)
        out.set_column(0, 0, _NARROW)
        for column, heading in enumerate(table.headings, 1):
            taken_back = heading in EDITABLE.get(noun, {})
            out.write_string(0, column, heading, self._edit if taken_back else self._head)
            out.set_column(column, column, _WIDE if heading in _LONG else _NARROW)
            self._choices(out, noun, heading, column, len(table.rows))
        for number, (ref, row) in enumerate(table.rows.items(), 1):
            out.write_string(number, 0, ref)
            for column, heading in enumerate(table.headings, 1):
                self._cell(out, number, column, row.get(heading))
        last = len(table.headings)
        out.freeze_panes(1, 1)
        out.autofilter(0, 0, len(table.rows), last)
        for band in BANDS:
            rule = {
                "type": "text",
                "criteria": "containing",
                "value": f" {band},",
                "format": self._bands[band],
            }
            out.conditional_format(1, 1, len(table.rows), last, rule)

    def _cell(self, out: Any, row: int, column: int, value: Any) -> None:  # noqa: ANN401 - the writer has no types
        if isinstance(value, date):
            out.write_datetime(row, column, value, self._day)
        elif isinstance(value, int):
            out.write_number(row, column, value)
        elif value is not None and value != "":
            out.write_string(row, column, str(value), self._text)

    def _choices(self, out: Any, noun: str, heading: str, column: int, rows: int) -> None:  # noqa: ANN401 - as above
        """Offer what a cell may say, also in rows that are added."""
        choices: list[Any] = []
        if noun == "risk" and heading == "Category":
            choices = list(get_args(Category))
        elif noun == "risk" and heading == "Response":
            choices = list(get_args(Response))
        elif heading == "Severity":
            choices = list(BANDS)
        elif heading == "State":
            choices = _STATES.get(noun, [])
        elif heading.endswith(" likelihood"):
            choices = list(range(1, len(self._scale.likelihoods) + 1))
        elif heading.endswith(" impact"):
            choices = list(range(1, len(self._scale.impacts) + 1))
        if choices:
            rule = {"validate": "list", "source": choices, "error_type": "warning"}
            out.data_validation(1, column, rows + 200, column, rule)

    def _heat_map(self) -> None:
        """Show where the open risks stand, each cell with the word of its band."""
        scale = self._scale
        out = self._book.add_worksheet("Heat map")
        out.write_string(0, 0, "Likelihood \\ impact", self._head)
        out.set_column(0, len(scale.impacts), 22)
        for impact, word in enumerate(scale.impacts, 1):
            out.write_string(0, impact, f"{impact} {word}", self._head)
        cells, others = heat(self._view.programme), elsewhere(self._view.programme)
        for row, likelihood in enumerate(range(len(scale.likelihoods), 0, -1), 1):
            out.write_string(row, 0, f"{likelihood} {scale.likelihoods[likelihood - 1]}", self._head)
            for impact in range(1, len(scale.impacts) + 1):
                here = cells.get((likelihood, impact))
                band = scale.band(likelihood * impact)
                said = f"{band} {likelihood * impact}" + (f": {', '.join(here)}" if here else "")
                out.write_string(row, impact, said, self._bands[band])
        if others:
            said = f"On another scale, to be scored again: {', '.join(others)}"
            out.write_string(len(scale.likelihoods) + 2, 0, said)

    def _about(self, checkpoint: str) -> None:
        view = self._view
        out = self._book.add_worksheet("About")
        out.set_column(0, 0, 24)
        out.set_column(1, 1, 100)
        lines = [
            ("Programme", view.programme.name),
            ("Moment", view.moment.words),
            ("Checkpoint", checkpoint),
            (
                "Blue headings",
                "An edited cell becomes an entry when the file is imported: programme import FILE",
            ),
            (
                "Other headings",
                "The rest of the record. What is written there is not taken back, which is said.",
            ),
            ("New rows", "Leave the reference empty: the row becomes a new thing."),
            ("First heading", "It names the programme and the moment. Leave it as it is."),
            *((band, "the colour of this word") for band in BANDS),
        ]
        for row, (name, said) in enumerate(lines):
            out.write_string(row, 0, name, self._bands.get(name, self._head))
            out.write_string(row, 1, said, self._text)
