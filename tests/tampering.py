"""What whoever owns the file can do to a store, for tests that look whether it is noticed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from event_store.journal.records import leaf_data, marks
from event_store.merkle import tree as merkle

COLUMNS = (
    "programme_id, position, topic, entry_id, recorded_at, effective, earliest, latest, by, evidence, payload"
)


@contextmanager
def unguarded(store: Path) -> Iterator[sqlite3.Connection]:
    """Open a store past its guards, which are there again afterwards as if nothing had been done."""
    with closing(sqlite3.connect(store, isolation_level=None)) as owner:
        owner.execute("PRAGMA ignore_check_constraints = ON")
        guards = owner.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            owner.execute(f"DROP TRIGGER {name}")
        yield owner
        for _, made in guards:
            owner.execute(made)


def tamper(store: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    """Change a store past its guards."""
    with unguarded(store) as owner:
        for statement in statements:
            owner.execute(statement, values if "?" in statement else ())


def rewrite(store: Path, position: int) -> None:
    """Say that somebody else recorded a record, and make every hash in the file fit."""
    with unguarded(store) as owner:
        owner.execute("UPDATE journal SET by = 'Bob Day' WHERE position = ?", (position,))
        peaks: merkle.Peaks = ()
        rows = owner.execute(f"SELECT {COLUMNS} FROM journal ORDER BY position").fetchall()  # noqa: S608 - ours
        for size, row in enumerate(rows):
            columns = [value if isinstance(value, bytes) else str(value).encode() for value in row]
            leaf = merkle.leaf_hash(leaf_data(columns))
            owner.execute(
                "UPDATE journal SET leaf = ?, marks = ? WHERE position = ?", (leaf, marks(columns), row[1])
            )
            peaks = merkle.append(peaks, size, leaf)
        owner.execute("UPDATE head SET peaks = ?", (b"".join(peaks),))
        owner.execute("DELETE FROM tile")


def copy_store(store: Path, to: Path) -> None:
    """Copy a store as it is, in the place of what is there."""
    for ending in ("", "-wal", "-shm"):
        to.with_name(to.name + ending).unlink(missing_ok=True)
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
