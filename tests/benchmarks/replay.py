"""Replay of N records beside the stock repository and the bare limit, in one run.

`python -m tests.benchmarks.replay [N]` prints ratios of medians; absolute times depend on the machine.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from domain.history.record import Record
from programme.foundation.codec import DECODERS
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.journal.replay import FACT_COLUMNS
from programme.stores.open import open_journal
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
    for topic, payload, _, _, _, _ in rows:
        DECODERS[topic](payload)


def main(size: int) -> None:
    """Measure side by side, round by round, and print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        records = history(size)
        journal = open_journal(str(Path(folder) / "growth.sqlite"), create=True)
        programme_id = write(journal, records)
        application, aggregate_id = stock(records, Path(folder) / "stock.sqlite")
        del records
        register = Register(journal, programme_id)
        moment = register.moment()
        register.current(moment)
        found = medians(
            {
                "replay": lambda: register.replayed(moment),
                "bare rows and decode": lambda: bare(journal, programme_id, size),
                "checkpoint": lambda: register.current(moment),
                "stock repository": lambda: application.repository.get(aggregate_id),
            },
            ROUNDS,
        )
        replay = found["replay"]
        print(
            f"replay is {found['stock repository'] / replay:.1f} times as fast as the stock repository (aim: 12)"
        )
        print(
            f"replay takes {replay / found['bare rows and decode']:.2f} times the bare limit (aim: at most 1.7)"
        )
        print(f"a checkpoint opens {replay / found['checkpoint']:.0f} times as fast as replay (aim: 50)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
