"""Verification of N records beside a bare loop that fetches the rows and hashes them, in one run.

`python -m tests.benchmarks.verification [N]` prints ratios of medians; absolute times depend on the machine.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from event_store.verification.verify import verify
from programme.evidence.verifying import verified
from programme.journal.register import Register
from programme.stores.open import open_journal
from tests.benchmarks.figure import Figure
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


def figures(size: int) -> Iterator[Figure]:
    """Measure side by side, round by round, and yield what verification takes beside the loop."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "growth.sqlite"
        journal = open_journal(str(store), create=True)
        programme_id = write(journal, history(size))
        register = Register(journal, programme_id)
        found = medians(
            {
                "hashes": lambda: verify(journal.recorder, programme_id),
                "verify": lambda: verified(register),
                "loop": lambda: bare(store),
            },
            ROUNDS,
            clock=time.perf_counter,
        )
    loop = found["loop"] * 1000
    yield Figure(
        "hashes", f"hashes of {size:,} records again", found["hashes"] * 1000, "hashlib loop", loop, 1.2
    )
    yield Figure("verify", f"verify of {size:,} records", found["verify"] * 1000, "hashlib loop", loop, 2.0)


if __name__ == "__main__":
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):
        print(*figure.cells(), sep=" | ")
