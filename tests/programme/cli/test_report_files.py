"""The files of reports: there whole or not at all, and never in the place of another unless that is asked for."""

import errno
from pathlib import Path

import pytest

from programme.cli.report_files import read, write
from programme.foundation.refusal import Refused


def test_a_report_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    """A file holds exactly the bytes that were made."""
    text = "one\ntwo – three\n"
    write(text, tmp_path / "paper.md", overwrite=False)
    assert (tmp_path / "paper.md").read_bytes() == text.encode()
    assert read(tmp_path / "paper.md") == text.encode()


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, overwrite: bool
) -> None:
    """What cannot be written whole leaves no part of itself, and an earlier file as it was."""
    file = tmp_path / "paper.md"
    if overwrite:
        write("earlier", file, overwrite=False)

    def full(_: Path, __: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused, match="No space left on device"):
        write("new", file, overwrite=overwrite)
    assert [each.read_text() for each in tmp_path.iterdir()] == (["earlier"] if overwrite else [])


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    """Nothing is overwritten unless that is asked for."""
    file = tmp_path / "paper.md"
    write("earlier", file, overwrite=False)
    with pytest.raises(Refused, match="exists already: choose another name, or say --overwrite"):
        write("new", file, overwrite=False)
    assert file.read_text() == "earlier"
    write("new", file, overwrite=True)
    assert [each.read_text() for each in tmp_path.iterdir()] == ["new"]
