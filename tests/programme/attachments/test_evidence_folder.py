"""A folder of evidence: what is in it is what its digest says, whatever was done to it, its name or the disk."""

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from event_store.errors import CopyRefused
from programme.attachments import folder as folders
from programme.attachments.copying import copy_files
from programme.attachments.folder import Folder, NotAsKept, name_of

PAPER = b"minutes of the board"
DIGEST = sha256(PAPER).hexdigest()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Give a file."""
    file = tmp_path / "minutes.txt"
    file.write_bytes(PAPER)
    return file


@pytest.fixture
def kept(tmp_path: Path) -> Folder:
    """Give an empty folder."""
    return Folder(tmp_path / "kept")


def test_a_file_is_kept_once_for_its_owner_alone(kept: Folder, paper: Path) -> None:
    """The same bytes are kept once under their digest, and nobody else may read them."""
    first, second = kept.add(paper), kept.add(paper)
    assert (first.sha256, first.size, first.added, second.added) == (DIGEST, len(PAPER), True, False)
    assert [each.name for each in kept.path.iterdir()] == [DIGEST]
    assert (kept.path / DIGEST).stat().st_mode & 0o077 == 0
    assert kept.path.stat().st_mode & 0o077 == 0


def test_a_file_of_evidence_is_given_out_only_as_it_was_kept(
    kept: Folder, paper: Path, tmp_path: Path
) -> None:
    """A file of evidence is given out only as it was kept."""
    # Neither other bytes nor a link, be it to the very same, are what was kept; keeping the file again mends it.
    kept.add(paper)
    place = kept.path / DIGEST
    place.write_bytes(b"other minutes")
    assert kept.standing(DIGEST) == "changed"
    with pytest.raises(NotAsKept):
        kept.take_out(DIGEST, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    place.unlink()
    place.symlink_to(paper)
    assert kept.standing(DIGEST) == "changed"
    assert kept.add(paper).added
    assert kept.standing(DIGEST) == "here"
    assert not place.is_symlink()
    assert paper.read_bytes() == PAPER
    place.unlink()
    assert kept.standing(DIGEST) == "gone"


def test_nothing_is_taken_out_over_another_file(kept: Folder, paper: Path, tmp_path: Path) -> None:
    """A file, or a link that leads nowhere yet, is never written over or through."""
    kept.add(paper)
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    for taken in (paper, link):
        with pytest.raises(CopyRefused, match="exists already"):
            kept.take_out(DIGEST, taken)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("digest", ["../minutes.txt", "", "..", DIGEST.upper(), f"{DIGEST}/x"])
def test_no_digest_leads_out_of_the_folder(kept: Folder, paper: Path, digest: str) -> None:
    """What is no digest names no file: it is not read, and not removed."""
    kept.add(paper)
    assert kept.standing(digest) == "changed"
    with pytest.raises(OSError, match="its digest is none"):
        kept.remove(digest)
    assert paper.exists()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/var/../etc/a b.txt", "a b.txt"),
        ("x/\x1b[2Jred\u202e.pdf", "_[2Jred_.pdf"),
        (f"{'n' * 250}.pdf", f"{'n' * 116}.pdf"),
        (f"a.{'e' * 250}", f"a.{'e' * 118}"),
    ],
)
def test_a_name_is_short_and_printable(path: str, name: str) -> None:
    """No folder, no character that a terminal would obey and no more than 120 characters are kept of a name."""
    assert name_of(Path(path)) == name


def test_what_is_no_file_or_too_large_leaves_nothing(
    kept: Folder, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder, a pipe, a file that is too large, and a full disk are refused, and no part of them stays."""
    os.mkfifo(tmp_path / "pipe")
    for no_file in (tmp_path, tmp_path / "pipe", tmp_path / "nowhere"):
        with pytest.raises(OSError, match=r"it is |No such file"):
            kept.add(no_file)
    monkeypatch.setattr(folders, "LARGEST", len(PAPER) - 1)
    with pytest.raises(OSError, match="it has more than"):
        kept.add(paper)
    monkeypatch.undo()
    monkeypatch.setattr("programme.attachments.folder.os.fsync", lambda _: _full())
    with pytest.raises(OSError, match="No space left"):
        kept.add(paper)
    assert list(kept.path.iterdir()) == []


def test_copies_hold_only_what_is_as_it_was(
    tmp_path: Path, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed file is left out of a copy, no copy takes the place of another, and a full disk leaves none."""
    source, target = tmp_path / "store.evidence", tmp_path / "copy.evidence"
    assert copy_files(source, target) == 0
    one = Folder(source / "a-programme")
    one.add(paper)
    (one.path / ("0" * 64)).write_bytes(b"not this")
    assert copy_files(source, target) == 1
    assert Folder(target / "a-programme").standing(DIGEST) == "here"
    with pytest.raises(CopyRefused, match="exists already"):
        copy_files(source, target)
    monkeypatch.setattr("programme.attachments.folder.os.fsync", lambda _: _full())
    with pytest.raises(CopyRefused, match="No space left"):
        copy_files(source, tmp_path / "third.evidence")
    assert not (tmp_path / "third.evidence").exists()


def _full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
