"""A process that opens a store, appends three batches and says each: `python -m tests.faults.appender STORE`."""

import sys
from pathlib import Path

from event_store.errors import JournalError
from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import WESTMINSTER, examples


def main() -> None:
    """Append, and say what was acknowledged or why it was refused."""
    try:
        connections = Connections(str(Path(sys.argv[1])), create=False)
        recorder = SQLiteJournalRecorder(connections)
        for _ in range(3):
            size = recorder.head(WESTMINSTER).size
            recorder.append(examples(size + 1, size + 3))
            print("recorded", size + 3, flush=True)  # noqa: T201 - the test reads it
        connections.close()
    except JournalError as error:
        print("refused", error, flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
