"""Files kept as evidence, from the command line to the folder beside the store."""

from hashlib import sha256
from pathlib import Path

import pytest

from programme.attachments.folder import Folder
from programme.recording.record import proposal, record
from programme.stores.open import open_register
from tests.terminal import Terminal

PAPER = b"minutes of the board"


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person with a programme and a file."""
    (terminal.store.parent / "minutes.txt").write_bytes(PAPER)
    return terminal.must("new Merger --on 2007-09-03 --by 'Ann Wren'")


def kept(terminal: Terminal) -> list[Path]:
    """Return every file beside the store that is kept as evidence."""
    return [each for each in Path(f"{terminal.store}.evidence").rglob("*") if each.is_file()]


def test_what_is_refused_leaves_no_file_of_evidence_behind(desk: Terminal) -> None:
    """What is refused leaves no file of evidence behind."""
    file = desk.store.parent / "minutes.txt"
    desk.run(f"evidence keep --file {file} --about R-001")
    assert (desk.code, kept(desk)) == (2, [])
    desk.must(f"evidence keep --file {file} --dry-run")
    assert kept(desk) == []
    desk.must(f"evidence keep --file {file}")
    desk.run(f"evidence keep --file {file}")
    assert (desk.code, len(kept(desk))) == (2, 1)


def test_an_erased_file_of_evidence_is_not_beside_the_store(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An erased file of evidence is not beside the store any more."""
    file = desk.store.parent / "minutes.txt"
    desk.must(f"evidence keep --file {file}")

    def fails(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as broken:
        broken.setattr(Folder, "remove", fails)
        desk.run("evidence erase EV-001 --reason 'it names tenants'")
        assert desk.code == 3
        assert "the erasure is recorded, but the file cannot be removed" in desk.err
    assert len(kept(desk)) == 1
    desk.must("evidence missing")
    assert kept(desk) == []
    # Whoever keeps the same file again has it again, and whoever erases that one has none.
    desk.must(f"evidence keep --file {file}")
    assert len(kept(desk)) == 1


@pytest.mark.parametrize("name", ["../../out.txt", "..", "/etc/out.txt", ".", "a/.."])
def test_no_name_of_a_file_of_evidence_leads_out(desk: Terminal, name: str) -> None:
    """No name of a file of evidence leads out of the folder that it is taken into."""
    register = open_register(str(f"sqlite:///{desk.store}"))
    digest = sha256(PAPER).hexdigest()
    record(register, [proposal("evidence.kept", file=name, sha256=digest, size=len(PAPER))])
    folder = Path(f"{desk.store}.evidence") / str(register.programme_id)
    register.close()
    folder.mkdir(parents=True)
    (folder / digest).write_bytes(PAPER)
    into = desk.store.parent / "into"
    into.mkdir()
    desk.must(f"evidence open EV-001 --to {into}")
    assert [each.read_bytes() for each in into.iterdir()] == [PAPER]
    assert not (desk.store.parent.parent / "out.txt").exists()
