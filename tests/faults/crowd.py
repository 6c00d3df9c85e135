"""One of many that write one file, by a clock that is wrong: `python -m tests.faults.crowd STORE BATCHES SEED`."""

import random
import sys
from datetime import UTC, datetime, timedelta

from event_store.errors import PositionConflict, StoreLocked
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import WESTMINSTER, examples


def main() -> None:
    """Append so many batches of three, and say the last entry id of each."""
    store, batches, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret

    def clock() -> datetime:
        return datetime(2009, 1, 27, tzinfo=UTC) + timedelta(days=chance.randrange(-900, 900))

    recorder = SQLiteJournalRecorder(Connections(store, create=False), clock)
    while batches:
        size = recorder.head(WESTMINSTER).size
        try:
            recorded = recorder.append(examples(size + 1, size + 3))
        except (PositionConflict, StoreLocked):
            continue
        batches -= 1
        print(recorded[-1].entry_id, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main()
