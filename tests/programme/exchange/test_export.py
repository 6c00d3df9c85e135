"""Registers go out as spreadsheets; what is edited in them comes back as entries, and nothing else does."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from programme.evidence.signing import at_size
from programme.exchange.export.columns import EDITABLE, NOUN_OF
from programme.exchange.export.writing import write
from programme.exchange.import_request import ImportRequest
from programme.exchange.sheet_import import SheetImport
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.stores.open import open_register


class Edit(NamedTuple):
    """One cell that is edited: its sheet, the reference of its row, its heading, what is written, and what follows."""

    sheet: str
    ref: str
    heading: str
    value: Any
    follows: str


EDITS = (
    Edit("Risks", "R-001", "Title", "Another title", "risk restate"),
    Edit("Risks", "R-001", "Cause", "Another cause", "risk restate"),
    Edit("Risks", "R-001", "Owner", "Chief Supt Two", "risk assign"),
    Edit("Risks", "R-001", "Residual impact", 1, "risk assess"),
    Edit("Risks", "R-001", "State", "closed", "risk close"),
    Edit("Issues", "I-001", "Title", "Another title", "entry correct"),
    Edit("Issues", "I-001", "Severity", "low", "entry correct"),
    Edit("Decisions", "D-001", "Title", "Another title", "entry correct"),
    Edit("Sops", "SOP-001", "Title", "Another title", "entry correct"),
    Edit("Staff issues", "SI-001", "Summary", "Another summary", "entry correct"),
    Edit("Benefits", "B-001", "Title", "Another title", "entry correct"),
    Edit("Eias", "EIA-001", "Lead", "Head of Personnel", "eia assign"),
)
REFUSED = (
    Edit("Risks", "R-001", "Title", None, "the cell was emptied"),
    Edit("Risks", "R-001", "Level", "SMT or force", "“Level” is not taken back"),
    Edit("Phases", "PH-001", "State", "abandoned", "“State” is not taken back"),
    Edit("Risks", "R-001", "Residual impact", 9, "impact 9 is not on the scale"),
)


@pytest.fixture
def register(tmp_path: Path, westminster_store: Path) -> Iterator[Register]:
    """The Westminster programme, to record in."""
    for ending in ("", ".keys"):
        shutil.copy(f"{westminster_store}{ending}", f"{tmp_path / 'store.sqlite'}{ending}")
    opened = open_register(str(tmp_path / "store.sqlite"), None)
    yield opened
    opened.close()


def exported(register: Register, file: Path, prefix: str | None = None) -> Path:
    """Export the registers as they are now."""
    view = register.view()
    write(file, view, str(at_size(register, view.moment.position)), prefix)
    return file


def edit(file: Path, sheet: str, ref: str | None, heading: str, value: Any) -> None:
    """Write into one cell, as a person does; without a reference, into the first row that is free."""
    book = openpyxl.load_workbook(file)
    out = book[sheet]
    column = next(cell.column for cell in out[1] if cell.value == heading)
    rows = (cell.row for cell in out["A"] if cell.value == ref)
    out.cell(row=out.max_row + 1 if ref is None else next(rows), column=column).value = value
    book.save(file)


@pytest.mark.parametrize("name", ["all.xlsx", "all.ods", "risks.csv"])
def test_an_export_that_nobody_edited_changes_nothing(register: Register, tmp_path: Path, name: str) -> None:
    """Export and import of every register of the Westminster history leads to no entry."""
    file = exported(register, tmp_path / name, "R" if name.endswith("csv") else None)
    taken = SheetImport(register, ImportRequest(str(file)))
    assert [one.row.refused for one in taken.plan.refused] == []
    assert {one.outcome for one in taken.plan.rows} == {"same"}
    assert taken.proposed.proposals == []


@pytest.mark.parametrize("one", EDITS, ids=str)
def test_one_edited_cell_becomes_one_entry(register: Register, tmp_path: Path, one: Edit) -> None:
    """One cell that is edited leads to exactly one entry, about the thing of its row."""
    file = exported(register, tmp_path / "all.xlsx")
    edit(file, one.sheet, one.ref, one.heading, one.value)
    taken = SheetImport(register, ImportRequest(str(file)))
    assert [one.row.refused for one in taken.plan.refused] == []
    assert taken.record() == 1
    (done,) = register.journal.at(register.programme_id, [register.position()])
    assert done.entry.command == one.follows
    sealed = one.sheet in {"Staff issues", "Eias"}
    assert any(f"“{one.value}”" in said for said in done.evidence_list) != sealed
    assert SheetImport(register, ImportRequest(str(file))).proposed.proposals == []


def test_a_row_that_is_added_becomes_a_new_thing(register: Register, tmp_path: Path) -> None:
    """A row without a reference is a new risk, with the next reference."""
    file = exported(register, tmp_path / "all.xlsx")
    edit(file, "Risks", None, "Title", "Keys are lost")
    taken = SheetImport(register, ImportRequest(str(file)))
    assert taken.plan.counts["new"] == 1
    taken.record()
    assert list(register.view().programme.risks.values())[-1].title == "Keys are lost"


@pytest.mark.parametrize("one", REFUSED, ids=str)
def test_what_no_entry_follows_from_is_refused(register: Register, tmp_path: Path, one: Edit) -> None:
    """An edit that cannot be taken back is told with its cell, and nothing is recorded."""
    file = exported(register, tmp_path / "all.xlsx")
    edit(file, one.sheet, one.ref, one.heading, one.value)
    with pytest.raises(Refused, match=rf"^{one.sheet}!\w+: {one.follows}"):
        SheetImport(register, ImportRequest(str(file))).record()


def test_no_text_of_a_register_runs_as_a_formula(register: Register, tmp_path: Path) -> None:
    """No text of a register runs as a formula in an exported workbook."""
    title = '=HYPERLINK("https://example.invalid")'
    record(register, [proposal("risk.restated", risk="R-001", title=title, reason="a formula")])
    file = exported(register, tmp_path / "all.xlsx")
    cells = [cell for row in openpyxl.load_workbook(file)["Risks"] for cell in row]
    assert [cell.value for cell in cells if cell.value == title] == [title]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert f"'{title[:5]}" in exported(register, tmp_path / "risks.csv", "R").read_text(encoding="utf-8")
    assert {
        o.outcome for o in SheetImport(register, ImportRequest(str(tmp_path / "risks.csv"))).plan.rows
    } == {"same"}


def test_what_another_recorded_since_the_export_is_not_overwritten(
    register: Register, tmp_path: Path
) -> None:
    """A cell that was edited in the sheet and in the register since is shown with all three readings."""
    file = exported(register, tmp_path / "all.xlsx")
    record(register, [proposal("risk.assigned", risk="R-001", owner="Head of IT")])
    assert SheetImport(register, ImportRequest(str(file))).proposed.proposals == []
    edit(file, "Risks", "R-001", "Owner", "Head of Estates")
    taken = SheetImport(register, ImportRequest(str(file)))
    with pytest.raises(
        Refused, match=r"R-001 was changed since: it was “.*”, the register says “Head of IT”"
    ):
        taken.record()


def test_every_heading_that_is_taken_back_is_one_of_the_register() -> None:
    """Each register that comes back says which columns do."""
    assert set(EDITABLE) == set(NOUN_OF.values())
