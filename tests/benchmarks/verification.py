"""Verification and proofs of N records beside a bare loop that fetches the rows and hashes them, in one run.

`python -m tests.benchmarks.verification [N]` prints ratios of medians; absolute times depend on the machine.
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from event_store.merkle.prove import Prover
from event_store.sqlite import SQLiteJournalRecorder
from event_store.verification.verify import verify
from programme.stores.open import open_journal
from tests.benchmarks.growth import history, write
from tests.benchmarks.side_by_side import medians
from tests.tampering import COLUMNS

ROUNDS = 3


def bare(store: Path) -> None:
    """Fetch every row and hash what is in it."""
    with closing(sqlite3.connect(store)) as connection:
        for row in connection.execute(f"SELECT {COLUMNS} FROM journal ORDER BY position"):  # noqa: S608 - ours
            sha256(
                b"".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
            ).digest()


def main(size: int) -> None:
    """Measure side by side, round by round, and print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "growth.sqlite"
        journal = open_journal(str(store), create=True)
        programme_id = write(journal, history(size))
        recorder = journal.recorder
        assert isinstance(recorder, SQLiteJournalRecorder)
        whole = recorder.head(programme_id).size
        Prover(recorder, programme_id, whole)
        found = medians(
            {
                "verify": lambda: verify(recorder, programme_id),
                "integrity_check": lambda: recorder.pragma("integrity_check"),
                "bare loop": lambda: bare(store),
                "inclusion proof": lambda: Prover(recorder, programme_id, whole).inclusion(whole // 3, whole),
            },
            ROUNDS,
        )
        hashes, loop = found["verify"], found["bare loop"]
        both = hashes + found["integrity_check"]
        print(f"the hashes take {hashes / loop:.2f} times the bare loop (aim: at most 2.5)")
        print(f"programme verify, integrity_check included, takes {both / loop:.2f} times the bare loop")
        length = len(Prover(recorder, programme_id, whole).inclusion(whole // 3, whole))
        print(f"an inclusion proof at {whole:,} records is {length} hashes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
