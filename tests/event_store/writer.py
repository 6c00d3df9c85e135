"""A process that appends batches of three and says after each where the journal ends, until it is killed or refused.

`python -m tests.event_store.writer STORE [BYTES]`; with BYTES no file may grow beyond them.
"""

import resource
import sys

from event_store.errors import PositionConflict, StoreFull
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import WESTMINSTER, examples


def main() -> None:
    """Append until something stops it."""
    recorder = SQLiteJournalRecorder(Connections(sys.argv[1]))
    if len(sys.argv) > 2:
        limit = int(sys.argv[2])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    while True:
        size = recorder.head(WESTMINSTER).size
        try:
            recorded = recorder.append(examples(size + 1, size + 3))
        except PositionConflict:
            continue
        except StoreFull as full:
            print(full, flush=True)  # noqa: T201 - the test reads it
            return
        print(recorded[-1].originator_version, recorded[-1].entry_id, flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
