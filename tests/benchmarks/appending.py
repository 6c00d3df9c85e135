"""One durable append, with hash, head, guards and sealing, beside a raw insert that SQLite syncs as we do.

`python -m tests.benchmarks.appending [N]` appends N times each, in turn, and prints the ratio of the medians.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import median

from programme.stores.open import open_journal
from tests.benchmarks.figure import Figure
from tests.benchmarks.growth import envelopes, history

BEGUN_WITH = 1000
TABLE = "CREATE TABLE journal (position INTEGER PRIMARY KEY, payload BLOB NOT NULL, leaf BLOB NOT NULL)"
INSERT = "INSERT INTO journal (payload, leaf) VALUES (?, ?)"


def figure(appends: int) -> Figure:
    """Append to both in turn: both wait for the same disk."""
    with tempfile.TemporaryDirectory() as folder, closing(_raw(Path(folder) / "raw.sqlite")) as raw:
        journal = open_journal(str(Path(folder) / "ours.sqlite"), create=True)
        _, made = envelopes(history(BEGUN_WITH + appends))
        journal.append(made[:BEGUN_WITH])
        ours, bare = [], []
        for envelope in made[BEGUN_WITH:]:
            payload = envelope.entry_id.encode() * 8
            ours.append(_ms(partial(journal.append, [envelope])))
            bare.append(_ms(partial(raw.execute, INSERT, (payload, sha256(payload).digest()))))
        journal.close()
    peer = "raw SQLite, synchronous = FULL"
    return Figure("append", "one durable append, median on the clock", median(ours), peer, median(bare), 1.5)


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(TABLE)
    return connection


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(*figure(int(sys.argv[1]) if len(sys.argv) > 1 else 200).cells(), sep=" | ")
