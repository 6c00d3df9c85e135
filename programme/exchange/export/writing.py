"""Write an export to a file: a workbook for Excel or LibreOffice, one register as CSV, or everything as JSON."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from programme.answers.answer import about, plain
from programme.answers.formats import json
from programme.exchange.export.ods import write_ods
from programme.exchange.export.shown import check, safe
from programme.exchange.export.tables import Table, tables
from programme.exchange.export.workbook import Book
from programme.exchange.rows import text_of
from programme.foundation.refusal import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from programme.journal.view import View


def write(
    file: Path, view: View, checkpoint: str, prefix: str | None = None, *, redacted: bool = False
) -> int:
    """Write the registers of a moment to a new file and return how many things it holds; Refused when it cannot be."""
    found = tables(view, view.programme_id, redacted=redacted)
    chosen = [table for table in found if prefix in {None, table.mark.prefix}]
    ending = check(file)
    if not chosen:
        raise Refused([f"there is nothing to export {view.moment.words}"])
    if ending == ".csv" and len(chosen) > 1:
        raise Refused(["a CSV file holds one register: say which with --as, or write an .xlsx file"])
    try:
        if ending == ".xlsx":
            Book(file, view, chosen, checkpoint)
        elif ending == ".ods":
            _ods(file, view, chosen, checkpoint)
        elif ending == ".csv":
            _csv(file, chosen[0])
        else:
            _json(file, view, chosen, checkpoint)
    except OSError as error:
        raise Refused([f"{file} cannot be written ({error.strerror})"]) from None
    return sum(len(table.rows) for table in chosen)


def _csv(file: Path, table: Table) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([table.mark.heading, *table.headings])
        for ref, row in table.rows.items():
            writer.writerow([ref, *(safe(text_of(row.get(heading))) for heading in table.headings)])


def _ods(file: Path, view: View, chosen: list[Table], checkpoint: str) -> None:
    sheets: list[tuple[str, Any]] = [
        (
            table.title,
            [
                [table.mark.heading, *table.headings],
                *(
                    [ref, *(row.get(heading) for heading in table.headings)]
                    for ref, row in table.rows.items()
                ),
            ],
        )
        for table in chosen
    ]
    about_it = [
        ["Programme", view.programme.name],
        ["Moment", view.moment.words],
        ["Checkpoint", checkpoint],
        ["First heading", "It names the programme and the moment. Leave it as it is."],
        ["New rows", "Leave the reference empty: the row becomes a new thing."],
    ]
    write_ods(file, [*sheets, ("About", about_it)])


def _json(file: Path, view: View, chosen: list[Table], checkpoint: str) -> None:
    registers = {
        table.title: [
            {"ref": ref, **{name: plain(value) for name, value in row.items()}}
            for ref, row in table.rows.items()
        ]
        for table in chosen
    }
    file.write_text(
        json({**about(view), "checkpoint": checkpoint, "registers": registers}) + "\n", encoding="utf-8"
    )
