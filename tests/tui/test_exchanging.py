"""Spreadsheets in the app: what would become of each row is seen, and corrected, before anything is recorded."""

import csv
from pathlib import Path

import pytest

from programme.exchange.import_request import ImportRequest
from programme.exchange.sheet_import import SheetImport
from programme.journal.register import Register
from tests.tui.person import Person, at_the_app

SIZE = (120, 40)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small register, in which the app is opened."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "risks.csv").write_text(
        "Risk no,Title,Likelihood,Impact,Boss\n7,Keys are lost,quite so,4,Head of IT\n8,Post is late,2,2,\n",
        encoding="utf-8",
    )
    return folder


async def opened(person: Person) -> None:
    """Open the preview of the register."""
    await person.press("i", *"risks", "enter", *"risk", "enter")


async def test_a_register_is_imported_when_its_preview_was_seen(register: Register, folder: Path) -> None:
    """The preview says what becomes of each row and what it would do to alerts; then all is recorded, or nothing."""
    size = register.position()
    async with at_the_app(register, size=SIZE) as person:
        await opened(person)
        assert "rows: 2 new" in person.text
        assert "Keys are lost" in person.text
        assert "raises: " in person.text
        assert register.position() == size
        await person.press("ctrl+s")
        assert "entries were recorded from risks.csv" in person.notices[-1]
    titles = [risk.title for risk in register.view().programme.risks.values()]
    assert titles[-2:] == ["Keys are lost", "Post is late"]


async def test_a_preview_that_is_left_records_nothing(register: Register, folder: Path) -> None:
    """Escape leaves a preview at any time, and nothing of it is recorded."""
    size = register.position()
    async with at_the_app(register, size=SIZE) as person:
        await opened(person)
        await person.press("escape", "2")
        assert "Keys are lost" not in person.text
    assert register.position() == size


async def test_words_and_columns_are_declared_by_keyboard(register: Register, folder: Path) -> None:
    """A word of the scale and a column that nobody guessed are declared, and the preview is read again."""
    async with at_the_app(register, size=SIZE) as person:
        await opened(person)
        await person.press("m", *"quite", "enter", "3", "enter")
        await person.press("c", *"boss", "enter", *"raise.owner", "enter")
        await person.press("ctrl+s")
    (risk,) = [one for one in register.view().programme.risks.values() if one.title == "Keys are lost"]
    assert risk.owner == "Head of IT"
    assert risk.residual is not None
    assert risk.residual.likelihood == 3


async def test_what_a_table_shows_is_exported(register: Register, folder: Path) -> None:
    """A table goes out as it is shown, its filter and columns too; a file that exists is not overwritten."""
    async with at_the_app(register, size=SIZE) as person:
        await person.press("2", "/", *"R-002", "enter", "ctrl+s")
        await person.press(*["backspace"] * 60, *"shown.csv", "enter")
        assert person.notices[-1] == "1 row is in shown.csv"
        await person.press("ctrl+s", *["backspace"] * 60, *"shown.csv", "enter")
        assert "exists already" in person.text
    with (folder / "shown.csv").open(encoding="utf-8-sig", newline="") as lines:
        table = list(csv.reader(lines))
    assert table[0][0] == "Ref"
    assert [row[0] for row in table[1:]] == ["R-002"]


async def test_gaps_are_completed_one_after_another(register: Register, folder: Path) -> None:
    """From the alert that counts gaps, n opens the form of the next one with the cursor in the field that is empty."""
    SheetImport(register, ImportRequest(str(folder / "risks.csv"), "risk")).record()
    async with at_the_app(register, size=SIZE) as person:
        await person.app.open_alerts("risk.incomplete")
        await person.press("n", *"Two sets of keys", "ctrl+s")
        await person.press("n", *"one is lost", "ctrl+s")
        await person.press("n", *"close a site", "ctrl+s")
    risk = register.view().programme.risks["R-003"]
    assert (risk.cause, risk.event, risk.effect) == ("Two sets of keys", "one is lost", "close a site")
