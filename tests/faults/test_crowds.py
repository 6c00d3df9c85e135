"""Many processes that write one file, each by a clock of its own that goes back and forth."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import WESTMINSTER
from tests.event_store.sqlite.test_sqlite_durability import check_whole
from tests.faults.bounds import bounded


@pytest.mark.parametrize("processes", [2, 16])
def test_a_crowd_with_wrong_clocks_leaves_one_gapless_journal(
    path: Path, processes: int, figure: Callable[[str], None]
) -> None:
    """Processes that write one file by clocks years apart lose no record, leave no gap, and no stamp goes back."""
    Connections(str(path)).close()
    batches = bounded(160, 16_000) // processes
    command = [sys.executable, "-m", "tests.faults.crowd", str(path), str(batches)]
    writers = [
        subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, text=True) for n in range(processes)
    ]
    said = [line for writer in writers for line in writer.communicate()[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0] * processes
    recorder = SQLiteJournalRecorder(Connections(str(path), create=False))
    assert check_whole(recorder) == 3 * batches * processes
    assert len(said) == len(set(said)) == batches * processes
    records = list(recorder.whole(WESTMINSTER))
    assert set(said) == {record.entry_id for record in records[2::3]}
    stamps = [record.recorded_at for record in records]
    assert stamps == sorted(stamps)
    recorder.connections.close()
    figure(f"faults: {len(records)} records of {processes} processes with wrong clocks")
