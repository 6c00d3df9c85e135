"""A writer that is killed again and again on one store, and what it had acknowledged."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from event_store.verification.check_store import check_store
from tests.event_store.examples import WESTMINSTER
from tests.event_store.sqlite.test_sqlite_durability import check_whole
from tests.faults.bounds import bounded

WRITER = [sys.executable, "-m", "tests.event_store.writer"]


def killed(path: Path, chance: random.Random) -> list[list[str]]:
    """Let a writer record until a moment that nobody chose, kill it, and return what it had acknowledged."""
    with subprocess.Popen([*WRITER, path], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        # One in five is killed while it starts or opens the store; the others while they write.
        heard = [writer.stdout.readline()] if chance.random() > 0.2 else []
        time.sleep(chance.random() * (0.05 if heard else 0.3))
        writer.send_signal(signal.SIGKILL)
        heard += writer.stdout.readlines()
    assert writer.returncode == -signal.SIGKILL
    return [line.split() for line in heard if line.endswith("\n")]


def test_a_writer_killed_again_and_again_loses_nothing(path: Path, figure: Callable[[str], None]) -> None:
    """Whenever a writer is killed, all that it acknowledged is there, its batches are whole and the root is right."""
    kills, chance, acknowledged = bounded(12, 300), random.Random(1), 0  # noqa: S311 - no secret
    size = 0
    for _ in range(kills):
        said = killed(path, chance)
        acknowledged += len(said)
        recorder = SQLiteJournalRecorder(Connections(str(path)))
        assert check_store(recorder) % 3 == 0
        for position, entry_id in said:
            record = recorder.find_entry(WESTMINSTER, entry_id)
            assert record is not None
            assert record.originator_version == int(position) > size
        size = recorder.head(WESTMINSTER).size
        assert size >= int(said[-1][0]) if said else True
        recorder.connections.close()
    recorder = SQLiteJournalRecorder(Connections(str(path)))
    assert check_whole(recorder) == size >= 3 * acknowledged > 0
    recorder.connections.close()
    figure(f"faults: {kills} kills survived, {acknowledged} batches acknowledged between them")
