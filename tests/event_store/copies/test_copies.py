"""Backups: made while others write, verified before they have their name, and never over another file."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from event_store import new_file as placing
from event_store.copies.backup import backup, restore
from event_store.errors import CopyRefused, JournalError, StoreUnreadable
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from event_store.verification.check_store import check_store
from tests.event_store.examples import CAMDEN, WESTMINSTER, example, examples
from tests.tampering import tamper

WRITER = [sys.executable, "-m", "tests.event_store.writer"]


@pytest.fixture
def full(recorder: SQLiteJournalRecorder) -> SQLiteJournalRecorder:
    """Give a store with two programmes."""
    recorder.append(examples(1, 5))
    recorder.append(examples(1, 2, CAMDEN))
    return recorder


def names(folder: Path) -> list[str]:
    """Return what is in a folder, but for what SQLite keeps beside a store that is open."""
    return sorted(each.name for each in folder.iterdir() if not each.name.endswith(("-wal", "-shm")))


def reopened(path: Path) -> SQLiteJournalRecorder:
    """Open a store that is there."""
    return SQLiteJournalRecorder(Connections(str(path), create=False))


def test_a_copy_is_verified_before_it_gets_its_name(
    full: SQLiteJournalRecorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy is verified before it gets its name, and never takes the place of another file."""
    copy, restored = tmp_path / "copy.sqlite", tmp_path / "restored.sqlite"
    assert backup(full, copy) == 7
    with pytest.raises(CopyRefused, match="exists already: choose a file that does not"):
        backup(full, copy)
    before = copy.read_bytes()
    assert restore(copy, restored) == 7
    assert copy.read_bytes() == before
    assert names(tmp_path) == ["copy.sqlite", "restored.sqlite", "westminster.sqlite"]
    arrived = reopened(restored)
    assert [arrived.head(each) for each in (WESTMINSTER, CAMDEN)] == [
        full.head(each) for each in (WESTMINSTER, CAMDEN)
    ]
    arrived.append([example(6)])
    arrived.connections.close()

    # Somebody else's file comes to be there after the first look.
    late = tmp_path / "late.sqlite"
    monkeypatch.setattr(placing, "_to_the_disk", lambda _: late.write_text("theirs"))
    with pytest.raises(CopyRefused, match="exists already"):
        backup(full, late)
    assert late.read_text() == "theirs"
    monkeypatch.undo()

    damaged = bytearray(before)
    place = damaged.index(b"Ann Carter")
    damaged[place] ^= 1
    copy.write_bytes(damaged)
    restored.unlink()
    with pytest.raises(StoreUnreadable, match=rf"^{copy} is damaged \(position "):
        restore(copy, restored)
    assert names(tmp_path) == ["copy.sqlite", "late.sqlite", "westminster.sqlite"]


def test_a_backup_of_a_store_in_use_is_whole(path: Path, tmp_path: Path) -> None:
    """While another program records without a pause, every backup is a moment of the journal, with whole batches."""
    with subprocess.Popen([*WRITER, path], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        sizes = []
        recorder = None
        for number in range(3):
            acknowledged = int(writer.stdout.readline().split()[0])
            recorder = recorder or reopened(path)
            sizes.append(backup(recorder, tmp_path / f"{number}.sqlite"))
            assert sizes[-1] >= acknowledged
        writer.kill()
    assert sizes == sorted(sizes)
    assert all(size % 3 == 0 for size in sizes)


def test_a_damaged_store_makes_no_backup(full: SQLiteJournalRecorder, path: Path, tmp_path: Path) -> None:
    """A backup that could not be restored is not kept, and the store is named as what is damaged."""
    tamper(path, "DELETE FROM journal WHERE position = 5")
    with pytest.raises(
        StoreUnreadable,
        match=rf"^{path} is damaged \(position 5 was removed from the end: .*truncated\): ",
    ):
        backup(full, tmp_path / "copy.sqlite")
    assert names(tmp_path) == ["westminster.sqlite"]


def left_over(target: Path) -> None:
    """Leave the log of a store that was deleted by hand."""
    target.with_name(target.name + "-wal").write_bytes(b"log")


TAKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file": (Path.touch, "copy.sqlite exists already"),
    "a folder": (Path.mkdir, "copy.sqlite exists already"),
    "a link to nowhere": (lambda target: target.symlink_to("nowhere"), "copy.sqlite exists already"),
    "a left-over log": (left_over, "copy.sqlite-wal exists already"),
    "no folder": (lambda target: target.parent.rmdir(), "the folder .* does not exist; make it first"),
}


@pytest.mark.parametrize(("make", "sentence"), TAKEN.values(), ids=TAKEN.keys())
def test_a_place_that_is_taken_is_refused_and_left_alone(
    full: SQLiteJournalRecorder, tmp_path: Path, make: Callable[[Path], object], sentence: str
) -> None:
    """Neither a file, a folder, a link nor what an old store left behind is touched by a copy."""
    folder = tmp_path / "copies"
    folder.mkdir()
    make(folder / "copy.sqlite")
    before = sorted(folder.iterdir()) if folder.exists() else None
    with pytest.raises(CopyRefused, match=sentence):
        backup(full, folder / "copy.sqlite")
    assert (sorted(folder.iterdir()) if folder.exists() else None) == before


def test_a_store_in_use_is_not_taken_for_a_backup(
    full: SQLiteJournalRecorder, path: Path, tmp_path: Path
) -> None:
    """A store whose last records are still in its log is not copied without them."""
    with pytest.raises(CopyRefused, match=r"is a store in use.*: copy it with programme backup"):
        restore(path, tmp_path / "restored.sqlite")
    full.connections.close()
    assert restore(path, tmp_path / "restored.sqlite") == 7


@pytest.mark.parametrize("content", [None, b"", b"no store at all " * 500])
def test_what_is_no_backup_is_not_restored(tmp_path: Path, content: bytes | None) -> None:
    """A missing, empty or foreign file is refused by its own name, and makes no store."""
    copy = tmp_path / "copy.sqlite"
    if content is not None:
        copy.write_bytes(content)
    with pytest.raises(JournalError, match=str(copy)) as refused:
        restore(copy, tmp_path / "restored.sqlite")
    assert ".part" not in str(refused.value)
    assert names(tmp_path) == ([] if content is None else ["copy.sqlite"])


def test_a_backup_that_finds_no_room_leaves_nothing(tmp_path: Path, path: Path) -> None:
    """When the disk is full half way, there is no half a backup, and the store is as it was."""
    recorder = SQLiteJournalRecorder(Connections(str(path)))
    recorder.append([example(position, state=bytes(2000)) for position in range(1, 100)])
    script = (
        "import sys, resource; from pathlib import Path; from event_store.copies.backup import backup;"
        "from event_store.errors import JournalError; from tests.event_store.copies.test_copies import reopened\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: backup(reopened(Path(sys.argv[1])), Path(sys.argv[2]))\n"
        "except JournalError as error: print(error)"
    )
    copy = tmp_path / "copy.sqlite"
    ran = subprocess.run(
        [sys.executable, "-c", script, path, copy], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith(f"{copy} cannot be written (")
    assert names(tmp_path) == ["westminster.sqlite"]
    assert check_store(recorder) == 99
    recorder.connections.close()


def test_a_copy_is_on_the_disk_before_it_has_its_name(
    full: SQLiteJournalRecorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is made durable first, then named, then its name is made durable too."""
    synced: list[tuple[bool, bool]] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        is_folder = os.fstat(handle).st_mode & 0o170000 == 0o040000
        synced.append((is_folder, (tmp_path / "copy.sqlite").exists()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    backup(full, tmp_path / "copy.sqlite")
    assert synced == [(False, False), (True, True)]
