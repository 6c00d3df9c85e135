"""Replay of N records beside the stock repository and the bare limit, in one run.

`python -m tests.benchmarks.replay [N]` prints ratios of medians; absolute times depend on the machine.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from domain.history.record import Record
from programme.foundation.codec import DECODERS
from programme.journal import checkpoints
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.journal.replay import FACT_COLUMNS
from programme.stores.open import open_journal
from tests.benchmarks.figure import Figure
from tests.benchmarks.growth import history, write
from tests.benchmarks.side_by_side import medians

ROUNDS = 5


class StockProgramme(Aggregate):
    """The same facts as a stock aggregate: its fold does less than ours, so the comparison favours it."""

    def __init__(self) -> None:
        self.looked_at: dict[str, str] = {}

    @event("Noted")
    def note(self, topic: str, ref: str, said: str, on: str, by: str) -> None:
        """Note a fact."""
        self.looked_at[ref] = on


def stock(records: list[Record], path: Path) -> tuple[Application[UUID], UUID]:
    """Write the records as events of one stock aggregate in a stock SQLite store."""
    application: Application[UUID] = Application(
        {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(path)}
    )
    aggregate = StockProgramme()
    for record in records[1:]:
        ref = next(iter(record.entry.references()), "")
        said = getattr(record.entry, "note", None) or getattr(record.entry, "basis", None) or ""
        aggregate.note(record.entry.topic, ref, said, record.on.edtf, record.by)
        if len(aggregate.pending_events) >= 5000:
            application.save(aggregate)
    application.save(aggregate)
    return application, aggregate.id


def bare(journal: Journal, programme_id: UUID, size: int) -> None:
    """Fetch the same rows by the same statement and decode them with msgspec, and fold nothing."""
    rows = journal.recorder.rows_between(
        programme_id, ("", 0), ("9999-12-31", 0), size, date.max.isoformat(), FACT_COLUMNS
    )
    for topic, payload, *_ in rows:
        DECODERS[topic](payload)


def figures(size: int) -> Iterator[Figure]:
    """Measure side by side, round by round, and yield what replay and a checkpoint take beside their peers."""
    with tempfile.TemporaryDirectory() as folder:
        records = history(size)
        journal = open_journal(str(Path(folder) / "growth.sqlite"), create=True)
        programme_id = write(journal, records)
        application, aggregate_id = stock(records, Path(folder) / "stock.sqlite")
        del records
        register = Register(journal, programme_id)
        moment = register.moment()
        register.current(moment)
        assert checkpoints.load(journal, programme_id) is not None
        found = medians(
            {
                "replay": lambda: register.replayed(moment),
                "bare": lambda: bare(journal, programme_id, size),
                "checkpoint": lambda: register.current(moment),
                "stock": lambda: application.repository.get(aggregate_id),
            },
            ROUNDS,
        )
    ours = found["replay"] * 1000
    what = f"replay of {size:,} records"
    yield Figure("stock", what, ours, "stock `eventsourcing`", found["stock"] * 1000, 15, faster=True)
    yield Figure("bare", what, ours, "rows and decode alone", found["bare"] * 1000, 1.5)
    opened = found["checkpoint"] * 1000
    yield Figure(
        "checkpoint", f"state of {size:,} records, checkpoint", opened, "replay", ours, 100, faster=True
    )


if __name__ == "__main__":
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):
        print(*figure.cells(), sep=" | ")
