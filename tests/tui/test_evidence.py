"""Evidence typed into a form: a file is kept by its name and digest, as everywhere, or refused beside the field."""

from hashlib import sha256
from pathlib import Path

import pytest

from programme.foundation.served import SERVED
from programme.journal.register import Register
from tests.tui.person import at_the_app


async def test_a_file_typed_as_evidence_is_kept_by_its_digest(register: Register, tmp_path: Path) -> None:
    """What begins with @ is a file, of which the name and the digest are recorded, beside other references."""
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("no date was set\n")
    async with at_the_app(register) as person:
        await person.press("2")
        await person.record("risk review", note="seen", evidence=f"board 12; @{minutes}")
    kept = register.journal.at(register.programme_id, [register.position()])[0].evidence_list
    assert kept == ("board 12", f"minutes.txt sha256:{sha256(minutes.read_bytes()).hexdigest()}")


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+e"])
async def test_a_file_that_is_not_there_is_refused_beside_the_field(
    register: Register, tmp_path: Path, key: str
) -> None:
    """Nothing is recorded on evidence that cannot be read, and nothing is lost of what was typed."""
    before = register.position()
    async with at_the_app(register) as person:
        await person.press("2")
        await person.choose("risk review")
        await person.fill(note="seen", evidence=f"@{tmp_path / 'nowhere.txt'}")
        await person.press(key)
        said = "cannot be read (No such file or directory): check the path, or give a reference"
        assert person.wrong == {"evidence": f"evidence {tmp_path / 'nowhere.txt'} {said}"}
    assert register.position() == before


async def test_where_the_app_is_served_no_file_is_evidence(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a browser a path would be one of another machine, whose files are nobody's to ask for."""
    (tmp_path / "secret").write_text("a secret")
    before = register.position()
    async with at_the_app(register) as person:
        monkeypatch.setenv(SERVED, "openly")
        await person.press("2")
        await person.choose("risk review")
        await person.fill(note="seen", evidence=f"@{tmp_path / 'secret'}")
        await person.press("ctrl+s")
        said = "the file would be one of the machine that serves this app: give a reference"
        assert person.wrong == {"evidence": said}
    assert register.position() == before
