"""Every register goes out and comes back: nothing by itself, and one entry for one cell that is edited."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.foundation.references import KINDS
from programme.evidence.signing import at_size
from programme.exchange.export.columns import EDITABLE, NOUN_OF
from programme.exchange.export.writing import write
from programme.exchange.import_request import ImportRequest
from programme.exchange.sheet_import import SheetImport
from programme.journal.register import Register
from programme.recording.record import proposal, record
from programme.stores.open import open_register, start_programme
from tests.machine import machine_of_its_own

# All that is said of a person is the name, which is sealed and mended by its command.
WITHOUT_COLUMNS = {"PE"}

# The report names none of these, and the tables are to hold something of every register.
MORE = (
    proposal("post.established", title="Finance Manager"),
    proposal("need.identified", phase="PH-002", kind="training", title="Brief the teams"),
    proposal("control.added", risk="R-001", title="Weekly look", effect="it is seen sooner"),
    proposal("action.planned", risk="R-001", title="Name an owner", owner="Chief Supt One", due="2030-01-31"),
    proposal("action.planned", about="PH-002", title="Book a hall", owner="Supt South", due="2030-01-31"),
    proposal(
        "assumption.recorded",
        title="We may stay",
        basis="he said so",
        owner="Supt South",
        due="2030-01-31",
    ),
    proposal(
        "dependency.registered",
        title="A line",
        on_whom="County network",
        owner="Supt South",
        due="2030-01-31",
    ),
    proposal("dependency.agreed", dependency="DEP-001", agreed_for="2030-01-15"),
    proposal(
        "finding.recorded", eia="EIA-001", characteristic="age", effect="adverse", basis="the staff survey"
    ),
    proposal(
        "recommendation.action-planned",
        provision="SP-001",
        title="Say why",
        owner="Supt South",
        due="2030-01-31",
    ),
    proposal("contingency.planned", risk="R-001", title="Call the old units back", trigger="no date by May"),
    proposal("milestone.planned", title="Keys handed over", planned="2030-01"),
    proposal("evidence.kept", file="lease.txt", title="The lease", sha256="0" * 64, size=1),
    proposal("source.registered", title="The report", short="Report", kind="report"),
    proposal("claim.stated", source="SRC-001", paragraph="1.1", kind="fact", text="The lease ends"),
)


class Exports(NamedTuple):
    """The Westminster programme, and its registers as tables of text by their prefix."""

    register: Register
    folder: Path
    tables: dict[str, list[list[str]]]

    def __repr__(self) -> str:
        return "the exports"


@pytest.fixture(scope="module")
def exports(westminster_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exports]:
    """Give every register of the Westminster history as it goes out; nothing is recorded in it."""
    with pytest.MonkeyPatch.context() as environment:
        # Other tests open the history without what is recorded here, as a machine does that restored a backup.
        machine_of_its_own(environment, tmp_path_factory.mktemp("machine"))
        yield from _exports(westminster_store, tmp_path_factory)


def _exports(westminster_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exports]:
    folder = tmp_path_factory.mktemp("round-trip")
    for ending in ("", ".keys"):
        shutil.copy(f"{westminster_store}{ending}", f"{folder / 'store.sqlite'}{ending}")
    register = open_register(str(folder / "store.sqlite"), None)
    record(register, MORE)
    view = register.view()
    tables = {}
    for prefix, kind in KINDS.items():
        if getattr(view.programme, kind.register):
            file = folder / f"{prefix}.csv"
            write(file, view, str(at_size(register, view.moment.position)), prefix)
            with file.open(encoding="utf-8-sig", newline="") as lines:
                tables[prefix] = list(csv.reader(lines))
    yield Exports(register, folder, tables)
    register.close()


def brought_back(exports: Exports, table: list[list[str]]) -> SheetImport:
    """Import a table as somebody saved it."""
    file = exports.folder / "edited.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(table)
    return SheetImport(exports.register, ImportRequest(str(file)))


def edited(table: list[list[str]], row: int, column: int, text: str) -> list[list[str]]:
    """Return the table with one cell that says something else."""
    rows = [[*cells] for cells in table]
    rows[row][column] = text
    return rows


def another(text: str) -> st.SearchStrategy[str]:
    """Give what somebody may write instead of a text: words, a number, a day, or nothing."""
    said = st.one_of(
        st.text("abcdefgh =+-@'üß", min_size=1, max_size=20).map(lambda words: f"new {words}".strip()),
        st.integers(1, 5).map(str),
        st.dates(date(2009, 1, 1), date(2010, 12, 31)).map(date.isoformat),
        st.sampled_from(["closed", "open", "done", "high", "Chief Supt Two", "R-002", ""]),
    )
    return said.filter(lambda one: one != text.strip())


def test_every_register_comes_back_as_it_went_out(exports: Exports) -> None:
    """Export and import of any register of the Westminster history changes nothing."""
    for prefix, table in exports.tables.items():
        taken = brought_back(exports, table)
        assert [one.row.refused for one in taken.plan.refused] == [], prefix
        assert {one.outcome for one in taken.plan.rows} <= {"same"}, prefix
        assert taken.proposed.proposals == [], prefix
        assert not taken.plan.gone, prefix


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_edited_cell_is_one_entry_or_is_told(exports: Exports, data: st.DataObject) -> None:
    """One edited cell of any register becomes exactly one entry, or is refused by its address."""
    table = exports.tables[data.draw(st.sampled_from(sorted(exports.tables)))]
    row = data.draw(st.integers(1, len(table) - 1))
    column = data.draw(st.integers(1, len(table[0]) - 1))
    text = data.draw(another(table[row][column]))
    taken = brought_back(exports, edited(table, row, column, text))
    (one,) = [one for one in taken.plan.rows if one.outcome != "same"]
    assert one.row.number == row + 1
    if one.outcome == "changed":
        assert len(taken.proposed.proposals) == 1
        return
    assert taken.proposed.proposals == []
    assert one.row.refused is not None
    assert one.row.refused.address.startswith(address(row, column)), one.row.refused
    assert one.row.refused.mend


@pytest.mark.parametrize("prefix", sorted({*NOUN_OF} - WITHOUT_COLUMNS))
def test_the_name_of_anything_is_mended_in_a_sheet(exports: Exports, prefix: str) -> None:
    """In every register one cell of the first thing that is edited becomes one entry."""
    table = exports.tables[prefix]
    columns = [heading for heading in table[0] if heading in EDITABLE[NOUN_OF[prefix]]]
    column = table[0].index(
        next(
            c
            for c in (
                "Title",
                "Name",
                "Summary",
                "Description",
                "Basis",
                "Appellants",
                "Text",
                "Note",
                *columns,
            )
            if c in columns
        )
    )
    text = table[1][column]
    other = str(int(text) + 1) if text.isdecimal() else "Other words"
    taken = brought_back(exports, edited(table, 1, column, other))
    assert [one.row.refused for one in taken.plan.refused] == []
    assert len(taken.proposed.proposals) == 1


def address(row: int, column: int) -> str:
    """Name a cell as spreadsheets do."""
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def test_forty_reviews_are_marked_in_a_column_and_taken_in_one_go(tmp_path: Path) -> None:
    """Forty days and notes typed into an export become forty reviews, each with its note, and nothing else."""
    with closing(
        start_programme(str(tmp_path / "s.sqlite"), "Two councils", on="2019-01-07", by="Sam")
    ) as register:
        source = tmp_path / "risks.csv"
        rows = [f"{n},Ledger {n} is late,3,4,Head of ICT,2019-02-0{1 + n % 9}\n" for n in range(1, 46)]
        source.write_text(
            "No,Title,Likelihood,Impact,Owner,Last reviewed\n" + "".join(rows), encoding="utf-8"
        )
        SheetImport(register, ImportRequest(str(source), "risk")).record()
        out = tmp_path / "out.xlsx"
        write(out, register.view(), "")
        size = register.position()
        book = openpyxl.load_workbook(out)
        page = book["Risks"]
        at = {cell.value: place for place, cell in enumerate(page[1], 1)}
        for row in range(2, 42):
            page.cell(row, at["Last looked at"]).value = datetime(2019, 6, 3 + row % 20)  # noqa: DTZ001 - a cell
            page.cell(row, at["Review note"]).value = f"no change in {row}"
        for row in (42, 43):
            page.cell(row, at["Review note"]).value = "seen today"
        book.save(out)
        taken = SheetImport(register, ImportRequest(str(out)))
        assert taken.plan.counts["changed"] == taken.record() == 42
        recorded = list(register.journal.recorded(register.programme_id, after=size))
        assert {one.entry.topic for one in recorded} == {"risk.reviewed"}
        assert {getattr(one.entry, "note", None) for one in recorded} == {
            *(f"no change in {row}" for row in range(2, 42)),
            "seen today",
        }
        assert [one.on.latest for one in recorded].count(register.today) == 2
        again = SheetImport(register, ImportRequest(str(out)))
        assert again.record() == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("20/11/2019", "“20/11/2019” cannot be read as a day: write it as 2026-08-17"),
        (
            "2019-01-20",
            "R-001 was looked at later than that, 1 Feb 2019: write a later day, or restore the cell",
        ),
    ],
)
def test_a_review_day_that_cannot_be_taken_is_refused_with_what_to_do(
    tmp_path: Path, text: str, sentence: str
) -> None:
    """A day that cannot be read, or before the last look, is told as such."""
    with closing(
        start_programme(str(tmp_path / "s.sqlite"), "Two councils", on="2019-01-07", by="Sam")
    ) as register:
        source = tmp_path / "risks.csv"
        source.write_text("No,Title,Last reviewed\n1,Ledger is late,2019-02-01\n", encoding="utf-8")
        SheetImport(register, ImportRequest(str(source), "risk")).record()
        out = tmp_path / "out.csv"
        write(out, register.view(), "", "R")
        lines = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))
        lines[1][lines[0].index("Last looked at")] = text
        with out.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(lines)
        (refused,) = SheetImport(register, ImportRequest(str(out))).plan.refused
        assert refused.row.refused is not None
        assert sentence in refused.row.refused.sentence
