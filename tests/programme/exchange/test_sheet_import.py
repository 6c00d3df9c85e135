"""Registers come from spreadsheets: each row becomes entries, once, and is matched by its number ever after."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from event_store.sqlite import recorder
from programme.exchange import collect
from programme.exchange import progress as progress_module
from programme.exchange.declaring import declare_column, declare_word, tables_of, words_of
from programme.exchange.export.writing import write
from programme.exchange.import_request import ImportRequest
from programme.exchange.marked import write_marked
from programme.exchange.progress import Progress, Stopped
from programme.exchange.rest import write_rest
from programme.exchange.sheet_import import SheetImport
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.stores.open import start_programme
from tests import ROOT

SHEETS = ROOT / "tests" / "programme" / "spreadsheets"
REGISTERS = {
    "council-merger.xlsx": "risk",
    "raid.xlsx": "risk",
    "library.csv": "risk",
    "ragged.csv": "risk",
    "sops.csv": "sop",
    "eias.csv": "eia",
    "staff-issues.csv": "staff-issue",
    "benefits.xlsx": "benefit",
    "table.md": "risk",
    "depot-move.ods": "risk",
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A programme of which nothing but its start is recorded."""
    started = start_programme(str(tmp_path / "store.sqlite"), "Two councils", on="2019-01-07", by="Sam Reed")
    yield started
    started.close()


def placed(folder: Path, name: str, under: str | None = None) -> str:
    """Put a register and its mapping into a folder; return the file."""
    file = folder / (under or Path(name).name)
    shutil.copy(SHEETS / "registers" / name, file)
    mapping = SHEETS / "mappings" / f"{name}.toml"
    if mapping.exists():
        shutil.copy(mapping, f"{file}.toml")
    return str(file)


def sheet(folder: Path, *lines: str) -> str:
    """Write a small register of risks."""
    file = folder / "risks.csv"
    head = "Risk no,Title,Cause,Likelihood,Impact,Owner,Audit fee"
    file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(("name", "kind"), REGISTERS.items())
def test_importing_the_same_register_twice_changes_nothing(
    register: Register, tmp_path: Path, name: str, kind: str
) -> None:
    """Importing the same register twice changes nothing."""
    asked = ImportRequest(placed(tmp_path, name), kind)
    assert SheetImport(register, asked).record(accept_good=True) > 0
    size = register.position()
    again = SheetImport(register, asked)
    assert {one.outcome for one in again.plan.rows} <= {"same", "refused"}
    assert again.record(accept_good=True) == 0
    assert register.position() == size


def test_an_import_that_is_stopped_while_it_is_recorded_has_recorded_nothing(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to the last entry it can be stopped, whatever was handed to the store; later the same is recorded whole."""
    monkeypatch.setattr(recorder, "PART", 4)
    monkeypatch.setattr(progress_module, "EVERY", 1)
    file = sheet(tmp_path, *(f"{number},Ledger {number} is late,,3,4,," for number in range(1, 8)))
    told: list[str] = []
    progress = Progress(told.append)
    taken = SheetImport(register, ImportRequest(file, "risk"), progress)
    entries = len(taken.proposed.proposals)

    def stop(said: str) -> None:
        progress.stopped = said.startswith("recording: 10 ")

    progress.tell = stop
    with pytest.raises(Stopped):
        taken.record()
    assert register.position() == 1
    progress.tell, progress.stopped = told.append, False
    assert taken.record() == entries
    assert f"recording: 0 of {entries}" in told
    assert register.position() == 1 + entries


def test_a_row_deleted_from_an_export_is_settled_as_somebody_says(register: Register, tmp_path: Path) -> None:
    """A thing whose row was deleted from an export is kept, closed or withdrawn, in so many words."""
    file = sheet(tmp_path, "7,Keys are lost,,3,4,,", "8,Post is late,,1,2,,")
    SheetImport(register, ImportRequest(file, "risk")).record()
    out = tmp_path / "out.csv"
    write(out, register.view(), "", "R")
    lines = out.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    out.write_text("".join(line for line in lines if not line.startswith("R-002")), encoding="utf-8-sig")
    kept = SheetImport(register, ImportRequest(str(out)))
    assert [one.ref for one in kept.plan.unanswered] == ["R-002"]
    assert kept.record() == 0
    withdrawn = SheetImport(register, ImportRequest(str(out), vanished="withdraw", reason="a test"))
    assert withdrawn.plan.counts["gone"] == 1
    withdrawn.record()
    assert list(register.view().programme.risks) == ["R-001"]
    reasons = [
        getattr(one.entry, "reason", None)
        for one in register.journal.of_topics(register.programme_id, ["entry.withdrawn"], 99)
    ]
    assert set(reasons) == {"a test"}


def test_what_was_recorded_since_the_dry_run_is_checked_again(register: Register, tmp_path: Path) -> None:
    """An import that was looked at is not recorded as it was checked when somebody recorded in between."""
    taken = SheetImport(register, ImportRequest(sheet(tmp_path, "7,Keys are lost,,3,4,,"), "risk"))
    said = {"title": "Post is late", "cause": "a", "event": "b", "effect": "c", "owner": "Sam"}
    record(register, [proposal("risk.raised", **said)])
    with pytest.raises(Refused, match="recorded something since this was looked at"):
        taken.record()
    assert [risk.title for risk in register.view().programme.risks.values()] == ["Post is late"]


def test_an_import_of_more_cells_than_can_be_held_is_refused_before_any_is_read(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import of more cells than can be held in memory is refused before any is read."""
    file = sheet(tmp_path, "7,Keys are lost,,3,4,,", "8,Post is late,,3,4,,")
    monkeypatch.setattr(collect, "MOST_CELLS", 13)
    with pytest.raises(Refused, match=r"2 rows with 14 cells, and at most 13 cells are imported in one go"):
        SheetImport(register, ImportRequest(file, "risk"))
    monkeypatch.setattr(collect, "MOST_CELLS", 14)
    assert SheetImport(register, ImportRequest(file, "risk")).plan.counts["new"] == 2


def test_an_edited_register_becomes_the_entries_that_it_means(register: Register, tmp_path: Path) -> None:
    """A corrected cell, another score or owner and a new row become entries; a gone row closes nothing."""
    asked = ImportRequest(placed(tmp_path, "edited/register-v1.xlsx", "front.xlsx"), "risk")
    SheetImport(register, asked).record()
    size = register.position()
    placed(tmp_path, "edited/register-v2.xlsx", "front.xlsx")
    edited = SheetImport(register, asked)
    assert edited.plan.counts == {
        "new": 1, "changed": 3, "same": 8, "refused": 0, "left out": 1, "gone": 1,
    }  # fmt: skip
    assert "R-007" in edited.plan.gone[0].sentence
    edited.record()
    recorded = register.journal.recorded(register.programme_id, after=size)
    entries = [one.entry.command for one in recorded if one.entry.topic != "journal.source-noted"]
    assert entries[-3:] == ["risk restate", "risk assess", "risk assign"]
    assert entries[0] == "risk raise"
    assert register.view().programme.risks["R-007"].state == "open"


def test_what_a_row_does_not_say_is_not_stated(register: Register, tmp_path: Path) -> None:
    """No text is invented for what a row leaves out, and an alert counts what is to be completed."""
    SheetImport(register, ImportRequest(sheet(tmp_path, "7,Keys are lost,,3,4,,may double"), "risk")).record()
    view = register.view()
    risk = view.programme.risks["R-001"]
    assert (risk.cause, risk.event, risk.effect, risk.owner) == (None, None, None, None)
    assert risk.residual is not None
    assert (risk.residual.value, risk.residual.basis) == (12, None)
    source = view.programme.sources["R-001"]
    assert (source.key, source.attributes) == ("7", ("Audit fee: may double",))


def test_each_entry_names_the_file_its_digest_and_the_cells(register: Register, tmp_path: Path) -> None:
    """Each entry names the file, its digest, the mapping, the cell and the text that stood there."""
    SheetImport(register, ImportRequest(sheet(tmp_path, "7,Keys are lost,,3,4,,"), "risk")).record()
    raised = next(iter(register.journal.of_topics(register.programme_id, ["risk.raised"], 99)))
    source, cell = raised.evidence_list[:2]
    assert source.startswith("risks.csv (sha256 ")
    assert source.endswith(", mapping 1), row 2")
    assert cell == "B2 “Keys are lost”"


def test_two_rows_with_one_number_are_both_refused(register: Register, tmp_path: Path) -> None:
    """Which of two rows a number names is not guessed; the other rows wait until that is mended."""
    file = sheet(tmp_path, "7,Keys are lost,,3,4,,", "7,Doors stay open,,2,2,,", "8,Post is late,,1,2,,")
    taken = SheetImport(register, ImportRequest(file, "risk"))
    assert [one.outcome for one in taken.plan.rows] == ["refused", "refused", "new"]
    with pytest.raises(
        Refused, match=r"row 2 and row 3 have the number 7: give each row a number of its own"
    ):
        taken.record()
    assert register.position() == 1


def test_the_rows_that_are_not_recorded_can_be_imported_later(register: Register, tmp_path: Path) -> None:
    """The rows that wait are written with their headings, and are imported from there when they are mended."""
    file = sheet(tmp_path, "7,Keys are lost,,3,4,,", "7,Doors stay open,,2,2,,", "8,Post is late,,1,2,,")
    taken = SheetImport(register, ImportRequest(file, "risk"))
    assert taken.reading is not None
    rest = write_rest(taken.reading, taken.plan, file)
    taken.record(accept_good=True)
    rest.write_text(rest.read_text(encoding="utf-8-sig").replace("7,Doors", "9,Doors"), encoding="utf-8")
    later = SheetImport(register, ImportRequest(str(rest), "risk"))
    assert later.plan.counts["new"] == 2
    later.record()
    assert [risk.title for risk in register.view().programme.risks.values()] == [
        "Post is late", "Keys are lost", "Doors stay open",
    ]  # fmt: skip


def test_what_another_recorded_in_between_is_not_overwritten(register: Register, tmp_path: Path) -> None:
    """A cell that changed here and in the register is shown with all three, and nothing of the row is recorded."""
    asked = ImportRequest(sheet(tmp_path, "7,Keys are lost,,3,4,Head of Estates,"), "risk")
    SheetImport(register, asked).record()
    record(register, [proposal("risk.assigned", risk="R-001", owner="Head of IT")])
    assert SheetImport(register, asked).plan.counts["same"] == 1
    sheet(tmp_path, "7,Keys are lost,,3,4,Head of Finance,")
    taken = SheetImport(register, asked)
    assert taken.plan.counts["refused"] == 1
    said = str(taken.plan.refused[0].row.refused)
    assert all(name in said for name in ("Head of Estates", "Head of IT", "Head of Finance"))
    assert register.view().programme.risks["R-001"].owner == "Head of IT"


def test_a_lessons_log_is_proposed_with_what_it_does_not_say_left_open(
    register: Register, tmp_path: Path
) -> None:
    """Why, and for whom, a lessons log may leave out; what happened and what to do it has to say."""
    file = tmp_path / "lessons.csv"
    file.write_text(
        "Lesson,What happened,Next time,Good / bad,Raised by\n"
        "Ask the users,The screens were not used,Ask them first,bad,Head of IT\n"
        "Nothing more,,,good,Head of IT\n",
        encoding="utf-8",
    )
    taken = SheetImport(register, ImportRequest(str(file), "lesson"))
    assert [one.outcome for one in taken.plan.rows] == ["new", "refused"]
    assert "happened" in str(taken.plan.refused[0].row.refused)
    taken.record(accept_good=True)
    (lesson,) = register.view().programme.lessons.values()
    assert (lesson.title, lesson.kind, lesson.why, lesson.audience) == ("Ask the users", "avoid", None, None)
    assert lesson.carried_from == "lessons.csv, row 2"
    assert SheetImport(register, ImportRequest(str(file), "lesson")).plan.counts["same"] == 1


def test_an_assessment_under_way_comes_as_far_as_its_row_says(register: Register, tmp_path: Path) -> None:
    """Of an assessment under way, what it assesses is asked later and what was not said is told, not invented."""
    asked = ImportRequest(placed(tmp_path, "eias.csv"), "eia")
    SheetImport(register, asked).record(accept_good=True)
    states = {eia.title: eia.state for eia in register.view().programme.eias.values()}
    assert states["Evening classes at one site only"] == "full assessment"
    assert states["New room booking system"] == "screening"
    assert states["Canteen contract"] == "required"
    assert states["Closing the crèche"] == "completed"


def test_an_import_that_is_stopped_has_recorded_nothing(register: Register, tmp_path: Path) -> None:
    """An import that is stopped has recorded nothing."""
    file = sheet(tmp_path, *(f"{number},Keys {number} are lost,,3,4,," for number in range(250)))
    told: list[str] = []

    def stop_late(said: str) -> None:
        told.append(said)
        progress.stopped = said.startswith("checking entries: 200")

    progress = Progress(stop_late)
    with pytest.raises(Stopped):
        SheetImport(register, ImportRequest(file, "risk"), progress)
    assert "reading rows: 100 of 250" in told
    assert register.position() == 1


def test_one_sheet_is_read_alone(register: Register, tmp_path: Path) -> None:
    """What stands on other sheets is neither recorded nor said to be gone."""
    file = placed(tmp_path, "raid.xlsx")
    names = {one.row.sheet for one in SheetImport(register, ImportRequest(file, "risk")).plan.rows}
    assert len(names) > 1
    taken = SheetImport(register, ImportRequest(file, "risk", sheet=min(names)))
    assert {one.row.sheet for one in taken.plan.rows} == {min(names)}


def test_an_action_is_about_what_its_row_names(register: Register, tmp_path: Path) -> None:
    """In a sheet of actions one is against the risk it names, about another thing, or about nothing."""
    SheetImport(register, ImportRequest(placed(tmp_path, "raid.xlsx"), "risk")).record(accept_good=True)
    programme = register.current(register.moment())
    named = {risk.title: risk.ref for risk in programme.risks.values()}
    named |= {issue.title: issue.ref for issue in programme.issues.values()}
    about = {action.title: (action.risk, action.about) for action in programme.actions.values()}
    bookings = named["Pilot bookings are lost when the booking system moves"]
    billed = named["Dues are billed twice because both offices bill in April"]
    assert about["Copy three years of bookings before the move"] == (bookings, None)
    assert about["Find another removal firm"] == (None, named["Removal firm has gone out of business"])
    assert about["Bill from one office only"] == (billed, None)
    assert about["Order flags for the opening"] == (None, None)


def test_the_assumptions_and_dependencies_of_a_raid_log_come_in(register: Register, tmp_path: Path) -> None:
    """Each row is recorded with what the log says of it: whose, by when, about what, tested or agreed."""
    SheetImport(register, ImportRequest(placed(tmp_path, "raid.xlsx"), "risk")).record(accept_good=True)
    programme = register.current(register.moment())
    assumed = {one.title: one for one in programme.assumptions.values()}
    payroll = assumed["The county runs payroll for us from January"]
    dues = assumed["Dues stay as they are until the move is over"]
    assert (payroll.owner, payroll.state) == ("Head of Finance, Assets and Pensions", "holds")
    assert payroll.about is not None
    assert programme.risks[payroll.about].title == "Night watch goes unpaid in the first month"
    assert payroll.tested is not None
    assert payroll.tested.edtf == "2026-09-01"
    assert (dues.owner, dues.state, dues.about) == ("Harbour Master", "untested", None)
    given = {one.title: one for one in programme.dependencies.values()}
    line, leave = (
        given["A line of the county network on the quay"],
        given["Leave of the landlord to let the old office"],
    )
    hands = given["Two hands for the fuel berth"]
    assert (line.on_whom, str(line.due), line.state) == ("County network team", "2026-11-30", "agreed")
    assert (leave.due, leave.state) == (None, "registered")
    assert hands.needed_for is not None
    assert programme.risks[hands.needed_for].title == "Fuel berth is left without a trained hand"


def test_a_column_and_a_word_are_declared_one_at_a_time(register: Register, tmp_path: Path) -> None:
    """What somebody says of a column or a word holds from then on, and stands in the mapping beside the sheet."""
    file = tmp_path / "risks.csv"
    file.write_text(
        "Risk no,Title,Likelihood,Impact,Boss\n7,Keys are lost,quite so,4,Head of IT\n", encoding="utf-8"
    )
    asked = ImportRequest(str(file), "risk")
    taken = SheetImport(register, asked)
    table = tables_of(taken)[0]
    assert words_of(table, table.columns[2]) == [("quite so", "")]
    declare_word(taken, 0, table.columns[2], "quite so", "3")
    declare_column(SheetImport(register, asked), 0, "E", "risk raise.owner")
    (row,) = SheetImport(register, asked).plan.rows
    assert row.row.value("risk assess residual.likelihood") == 3
    assert row.row.value("risk raise.owner") == "Head of IT"


def test_a_marked_copy_says_beside_each_cell_what_to_do(register: Register, tmp_path: Path) -> None:
    """Cells that need somebody are coloured in a copy, each with the one thing to do; the sheet stays as it is."""
    file = sheet(tmp_path, "7,Keys are lost,,9,4,,", "8,Doors,,2,2,,", "8,Post,,2,2,,")
    taken = SheetImport(register, ImportRequest(file, "risk"))
    assert write_marked(taken.contents, taken.plan, tmp_path / "marked.xlsx") == 3
    marked = openpyxl.load_workbook(tmp_path / "marked.xlsx").worksheets[0]
    assert marked["D2"].comment.text.startswith("“9” is kept as it stands: it is not on the scale")
    assert "give each row a number of its own" in marked["A3"].comment.text
    assert marked["D2"].fill.fgColor.rgb != marked["A3"].fill.fgColor.rgb
    assert marked["B2"].comment is None
