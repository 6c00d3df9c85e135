"""Power cuts: a disk that loses, tears and reorders what was not synced, and what is recorded all the same."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from event_store.errors import JournalError
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import WESTMINSTER, example
from tests.event_store.sqlite.test_sqlite_durability import check_whole
from tests.faults.bounds import bounded
from tests.faults.power import Disk, PowerCut, PoweredConnections

# Of some requests SQLite does not mind whether they fail; apsw then warns that nobody heard of the power cut.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

BATCH = 3
CUTS_EACH = 4


class Desk:
    """Somebody who records on a disk whose power is cut again and again."""

    def __init__(self, folder: Path, seed: int, *, syncs: bool = True) -> None:
        self.folder, self.seed, self.syncs = folder, seed, syncs
        self.chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
        self.acknowledged: list[str] = []
        self.cuts = 0

    def work_until_the_power_goes(self) -> Path:
        """Record batches of three until the power goes; return the folder with what the disk holds then."""
        disk = Disk(f"disk-{self.seed}-{self.cuts}", self.chance.randrange(1, 300), syncs=self.syncs)
        folder = self.folder / str(self.cuts)
        try:
            recorder = SQLiteJournalRecorder(PoweredConnections(folder / "store.sqlite", disk))
            while True:
                size = recorder.head(WESTMINSTER).size
                batch = [
                    example(size + n, state=bytes(self.chance.randrange(1500))) for n in range(1, BATCH + 1)
                ]
                recorder.append(batch)
                self.acknowledged += [record.entry_id for record in batch]
        except (PowerCut, JournalError, apsw.Error):
            self.cuts += 1
            after = self.folder / str(self.cuts)
            after.mkdir()
            disk.leave(after, self.chance)
            disk.cut_at = sys.maxsize  # what is left behind was taken; the connection may go in peace
        return after

    def check(self, folder: Path) -> None:
        """Check that all that was acknowledged is there, and at most the one batch that was on its way."""
        recorder = SQLiteJournalRecorder(Connections(str(folder / "store.sqlite")))
        size = check_whole(recorder)
        assert size % BATCH == 0
        assert len(self.acknowledged) <= size <= len(self.acknowledged) + BATCH
        recorded = [record.entry_id for record in recorder.whole(WESTMINSTER)]
        assert recorded[: len(self.acknowledged)] == self.acknowledged
        self.acknowledged = recorded
        recorder.connections.close()


def cut_again_and_again(folder: Path, seed: int, *, syncs: bool = True) -> None:
    """Cut the power several times on one store, and check it after each."""
    (folder / "0").mkdir(parents=True)
    desk = Desk(folder, seed, syncs=syncs)
    for _ in range(CUTS_EACH):
        desk.check(desk.work_until_the_power_goes())


def test_what_is_acknowledged_survives_power_cuts(tmp_path: Path, figure: Callable[[str], None]) -> None:
    """Whatever a disk loses, tears or reorders of what was not synced, every acknowledged record is there."""
    seeds = bounded(40, 1000)
    for seed in range(seeds):
        cut_again_and_again(tmp_path / str(seed), seed)
    figure(f"faults: {seeds * CUTS_EACH} power cuts survived")


def test_a_disk_that_does_not_keep_what_it_says_it_keeps_is_noticed(tmp_path: Path) -> None:
    """The same cuts on a disk that lies about syncing lose what was acknowledged: the test above can fail."""
    lost = 0
    for seed in range(10):
        with pytest.raises((AssertionError, JournalError)):
            cut_again_and_again(tmp_path / str(seed), seed, syncs=False)
        lost += 1
    assert lost == 10
