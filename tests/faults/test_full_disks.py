"""A disk that is full: at every size at which it can be, an append is refused and nothing is lost."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from event_store.errors import StoreFull
from event_store.journal.records import StoredRecord
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import example, examples
from tests.event_store.sqlite.test_sqlite_durability import check_whole
from tests.faults.bounds import bounded

WRITER = [sys.executable, "-m", "tests.event_store.writer"]
FULL = "free some space and try again; nothing was recorded"


def fits(recorder: SQLiteJournalRecorder, batch: list[StoredRecord], pages: int) -> bool:
    """Append a batch to a file of at most so many pages; False when it is refused in its sentence."""
    with recorder.connections.reading() as connection:
        connection.execute(f"PRAGMA max_page_count = {pages}")
    try:
        recorder.append(batch)
    except StoreFull as full:
        return not str(full).endswith(
            FULL
        )  # another sentence would count as recorded, and the check would fail
    return True


def test_a_disk_that_fills_page_by_page_loses_nothing(path: Path, figure: Callable[[str], None]) -> None:
    """With room for one page more at a time, a batch is refused until all of it fits; then it is recorded whole."""
    recorder = SQLiteJournalRecorder(Connections(str(path)))
    recorder.append(examples(1, 3))
    batch = [example(position, state=bytes(3000)) for position in range(4, 4 + bounded(40, 400))]
    first = int(recorder.pragma("page_count"))
    pages = first
    while not fits(recorder, batch, pages):
        assert check_whole(recorder) == 3
        pages += 1
    assert pages - first >= len(batch)
    assert check_whole(recorder) == 3 + len(batch)
    recorder.connections.close()
    figure(f"faults: {pages - first} appends refused on a disk that is full, a page more each time")


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path, figure: Callable[[str], None]) -> None:
    """Wherever the operating system lets the files grow no more, what was acknowledged is there and nothing else."""
    limits = range(0, 120_000, bounded(12_007, 1_009))
    for limit in limits:
        path = tmp_path / f"{limit}.sqlite"
        ran = subprocess.run(
            [*WRITER, path, str(limit)], capture_output=True, text=True, check=True, timeout=60
        )
        *acknowledged, refusal = ran.stdout.splitlines()
        assert refusal.startswith(f"{path} cannot be written (")
        assert refusal.endswith(FULL)
        recorder = SQLiteJournalRecorder(Connections(str(path), create=False))
        size = check_whole(recorder)
        assert size == (int(acknowledged[-1].split()[0]) if acknowledged else 0)
        recorder.append(examples(size + 1, size + 3))
        assert check_whole(recorder) == size + 3
        recorder.connections.close()
    figure(f"faults: {len(limits)} sizes at which a file grew no more")


def test_a_store_that_finds_no_room_at_all_says_so(path: Path) -> None:
    """Where not even an empty store fits, the sentence is the same, and with room again there is a store."""
    script = (
        "import sys, resource; from event_store.errors import StoreFull;"
        "from event_store.sqlite.connections import Connections\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))\n"
        "try: Connections(sys.argv[1])\n"
        "except StoreFull as error: print(error)"
    )
    for limit in range(0, 40_000, bounded(8_000, 500)):
        ran = subprocess.run(
            [sys.executable, "-c", script, path, str(limit)], capture_output=True, text=True, check=True
        )
        assert FULL in ran.stdout
        recorder = SQLiteJournalRecorder(Connections(str(path)))
        assert check_whole(recorder) == 0
        recorder.connections.close()
        path.unlink()
