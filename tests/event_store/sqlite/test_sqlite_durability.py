"""What an acknowledged append survives, and what one that was not acknowledged leaves behind: nothing."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from event_store.errors import StoreFull
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import WESTMINSTER, example, examples, naive_root

WRITER = [sys.executable, "-m", "tests.event_store.writer"]


def check_whole(recorder: SQLiteJournalRecorder) -> int:
    """Check that a journal is gapless, hashed and undamaged, and return its size."""
    records = list(recorder.whole(WESTMINSTER))
    head = recorder.head(WESTMINSTER)
    assert [record.originator_version for record in records] == list(range(1, head.size + 1))
    assert head.root == naive_root([record.stamped(record.recorded_at).leaf for record in records])
    assert recorder.pragma("integrity_check") == "ok"
    return head.size


def test_acknowledged_means_durable(path: Path) -> None:
    """Acknowledged means durable."""
    acknowledged: list[list[str]] = []
    for answers in (1, 5, 2, 9, 3):
        with subprocess.Popen([*WRITER, path], stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            acknowledged += [writer.stdout.readline().split() for _ in range(answers)]
            writer.send_signal(signal.SIGKILL)
            # It may have gone on until the signal came; what it said by then was acknowledged too.
            acknowledged += [line.split() for line in writer.stdout if line.endswith("\n")]
        assert writer.returncode == -signal.SIGKILL
        recorder = SQLiteJournalRecorder(Connections(str(path), create=False))
        size = check_whole(recorder)
        assert size % 3 == 0
        for position, entry_id in acknowledged:
            record = recorder.find_entry(WESTMINSTER, entry_id)
            assert record is not None
            assert record.originator_version == int(position) <= size
        recorder.connections.close()


def test_every_connection_commits_to_the_disk(recorder: SQLiteJournalRecorder, path: Path) -> None:
    """Every connection writes ahead and waits for the disk, whoever opens it and however often."""
    another = Connections(str(path), create=False)
    with (
        recorder.connections.reading() as first,
        recorder.connections.reading() as second,
        another.reading() as third,
    ):
        for connection in (first, second, third):
            said = [
                connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
            ]
            assert said == ["wal", 2]
    another.close()
    assert recorder.pragma("application_id") == 0x5052474D
    assert recorder.pragma("user_version") == 3


def full_by_pages(recorder: SQLiteJournalRecorder) -> Callable[[], None]:
    """Let the file grow no more; return what lifts the limit."""

    def limit(pages: int) -> None:
        with recorder.connections.reading() as connection:
            connection.execute(f"PRAGMA max_page_count = {pages}")

    limit(int(recorder.pragma("page_count")))
    return lambda: limit(2**30)


def test_a_full_disk_loses_nothing_and_leaves_nothing_half_written(recorder: SQLiteJournalRecorder) -> None:
    """When there is no room for a batch, none of it is recorded; with room again, the same batch is."""
    recorder.append(examples(1, 3))
    batch = [example(position, state=bytes(2000)) for position in range(4, 44)]
    lift = full_by_pages(recorder)
    with pytest.raises(
        StoreFull, match=r"database or disk is full.*: free some space and try again; nothing was recorded"
    ):
        recorder.append(batch)
    assert check_whole(recorder) == 3
    lift()
    recorder.append(batch)
    assert check_whole(recorder) == 43


def test_a_disk_that_refuses_to_write_loses_nothing(path: Path) -> None:
    """When the operating system lets a file grow no more, what was acknowledged is there and nothing else is."""
    ended = subprocess.run([*WRITER, path, "200000"], capture_output=True, text=True, check=True, timeout=60)
    *acknowledged, refusal = ended.stdout.splitlines()
    assert refusal.startswith(f"{path} cannot be written (")
    assert refusal.endswith("): free some space and try again; nothing was recorded")
    recorder = SQLiteJournalRecorder(Connections(str(path), create=False))
    assert len(acknowledged) > 3
    assert check_whole(recorder) == int(acknowledged[-1].split()[0])
    recorder.append([example(check_whole(recorder) + 1)])
    recorder.connections.close()


def interrupted(work: Callable[[], object], step: int) -> bool:
    """Do some work with Ctrl-C at one line of the journal's code on the way; False when it ends before that line."""
    steps = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal steps
        if "event_store" not in Path(frame.f_code.co_filename).parent.parts:
            return None
        steps += event == "line"
        if steps == step:
            sys.settrace(None)
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(None)
    return False


@pytest.mark.parametrize("where", ["file", ":memory:"])
def test_ctrl_c_in_the_middle_of_an_append_rolls_it_back(path: Path, where: str) -> None:
    """Ctrl-C at any step of an append leaves all of the batch or none of it, and the store ready for the next."""
    recorder = SQLiteJournalRecorder(
        Connections(where if where == ":memory:" else str(path), lock_timeout=0.1)
    )
    outcomes, size = [], 0
    for step in range(1, 1000):
        batch = examples(size + 1, size + 2)
        was_interrupted = interrupted(partial(recorder.append, batch), step)
        outcomes.append(recorder.head(WESTMINSTER).size - size)
        recorder.append(batch)  # all that Ctrl-C undid, or the same again
        size += 2
        if not was_interrupted:
            break
    assert check_whole(recorder) == size
    assert set(outcomes) == {0, 2}
    assert len(outcomes) > 50
    recorder.connections.close()


def test_processes_that_write_at_once_leave_one_gapless_journal(path: Path) -> None:
    """Writers in several processes lose races, never records: each batch stands whole, and no position twice."""
    Connections(str(path)).close()
    writers = [subprocess.Popen([*WRITER, path], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = []
    for writer in writers:
        assert writer.stdout is not None
        said += [writer.stdout.readline().split() for _ in range(20)]
    for writer in writers:
        writer.kill()
        writer.communicate()
    recorder = SQLiteJournalRecorder(Connections(str(path), create=False))
    assert check_whole(recorder) % 3 == 0
    assert len({position for position, _ in said}) == len(said) == 40
    assert all(recorder.find_entry(WESTMINSTER, entry_id) for _, entry_id in said)
    recorder.connections.close()


def test_a_backup_is_a_store(recorder: SQLiteJournalRecorder, path: Path) -> None:
    """A copy that SQLite's backup makes while the store is in use is the same journal, and can be written on."""
    recorder.append(examples(1, 3))
    copy = path.with_suffix(".backup")
    target = sqlite3.connect(copy)
    with recorder.connections.reading() as connection:
        connection.backup(target)
    target.close()
    restored = SQLiteJournalRecorder(Connections(str(copy), create=False))
    assert restored.head(WESTMINSTER) == recorder.head(WESTMINSTER)
    restored.append([example(4)])
    assert check_whole(restored) == 4
    restored.connections.close()
