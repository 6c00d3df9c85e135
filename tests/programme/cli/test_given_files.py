"""Files that people name: what is no file is refused before anything is read, and nothing of others is replaced."""

import os
from pathlib import Path

import pytest

from tests.terminal import Terminal

DOORS = [
    "status --store {}",
    "restore {} --store new.sqlite",
    "archive import {} --store new.sqlite",
    "import {}",
    "check-report {}",
    "checkpoint check {}",
    "proof check {}",
    "proof growth {}",
    "decision propose --title a --question b --evidence @{}",
    "backup b.sqlite --recipient age1 --passphrase-file {}",
]


@pytest.fixture
def desk(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a person in a folder with a store, a snapshot, and something said in confidence."""
    monkeypatch.chdir(tmp_path)
    terminal.must("new Merger --on 2007-09-03")
    terminal.must("staff-issue raise --theme workload --summary said --raised-by group --channel surgery")
    return terminal.must("snapshot --format markdown --output paper.md")


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("kind", ["/dev/zero", "pipe", "folder"])
def test_what_is_no_file_is_not_read(desk: Terminal, tmp_path: Path, door: str, kind: str) -> None:
    """Nothing is read from a device, a pipe or a folder that is named as a file."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    desk.run(door.format(kind))
    assert desk.code in {2, 3}
    assert len(desk.err.splitlines()) == 1, desk.err


@pytest.mark.parametrize("kind", ["signing key", "key file", "machine key"])
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(
    desk: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Also the files that nobody names are read only where they are files."""
    pipe = {
        "signing key": tmp_path / "key.pem",
        "key file": Path(f"{desk.store}.keys"),
        "machine key": Path(os.environ["XDG_DATA_HOME"]) / "programme" / "machine-key.json",
    }[kind]
    monkeypatch.setenv("PROGRAMME_KEY", str(tmp_path / "key.pem"))
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    desk.run("checkpoint export")
    assert desk.code in {0, 2, 3}


def test_no_output_replaces_what_was_not_made_here(desk: Terminal, tmp_path: Path) -> None:
    """No output takes the place of a store, its keys, what a link leads to, or a file that was not made here."""
    (tmp_path / "notes.md").write_text("my notes")
    (tmp_path / "link.md").symlink_to(tmp_path / "notes.md")
    (tmp_path / "to-paper.md").symlink_to(tmp_path / "paper.md")
    keys = Path(f"{desk.store}.keys")
    for named in (desk.store, keys, "notes.md", "link.md", "to-paper.md"):
        before = Path(named).read_bytes()
        for form in ("markdown", "html", "json", "table"):
            desk.run(f"snapshot --format {form} --overwrite --output {named}")
            assert desk.code == 2, named
            assert "is not replaced" in desk.err
        desk.run(f"checkpoint export --output {named}")
        assert desk.code == 2
        assert Path(named).read_bytes() == before


@pytest.mark.parametrize("form", ["markdown", "html", "json", "table"])
def test_what_was_made_here_is_replaced(desk: Terminal, form: str) -> None:
    """A report takes the place of an earlier one, of whatever form, when that is asked."""
    desk.must(f"snapshot --format {form} --output paper")
    first = Path("paper").read_text()
    desk.must("risk raise --title Drift --cause a --event b --effect c")
    desk.must(f"snapshot --format {form} --output paper --overwrite")
    assert Path("paper").read_text() != first


@pytest.mark.parametrize("address", [":memory:", "sqlite:///:memory:"])
def test_a_store_that_is_named_is_a_file(desk: Terminal, tmp_path: Path, address: str) -> None:
    """A store that is named is a file, and never memory that is gone when the command ends."""
    desk.must(f"new Other --on 2007-09-03 --store {address}")
    assert (tmp_path / ":memory:").exists()
    assert desk.json(f"timeline --store {address}")["position"] == 1


def test_what_only_quotes_a_report_is_not_replaced(desk: Terminal) -> None:
    """A report that somebody wrote into, or that stands in a letter, was not made here any more."""
    paper = Path("paper.md").read_text()
    for other in (f"Dear all,\n\n{paper}\nRegards", paper.replace("#", "# Mine:", 1)):
        Path("letter.md").write_text(other)
        desk.run("snapshot --format markdown --overwrite --output letter.md")
        assert desk.code == 2
        assert "is not replaced (this program did not make it)" in desk.err
        assert Path("letter.md").read_text() == other
