"""What 10,000 programmes of 10,000 records would take on a server, reckoned from some: the table of docs/scale.md.

`python -m tests.benchmarks.postgresql.scale` takes some minutes, and prints and writes what it measured.
"""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from event_store.copies.archive import export_archive
from event_store.verification.verify import verify
from programme.journal.journal import Journal
from programme.journal.register import Register
from programme.portfolio.looking import Look
from programme.portfolio.summarising import summarised
from programme.stores.open import open_journal, register_in
from tests.benchmarks.growth import history, write
from tests.benchmarks.postgresql.crowds import appending_apart
from tests.benchmarks.table import machine
from tests.event_store.postgresql.stores import TestStore
from tests.machine import machine_of_its_own
from tests.postgres_server import PORT, Server, binaries

PROGRAMMES, RECORDS = 10, 10_000
ALL_PROGRAMMES = 10_000
PAGE = Path(__file__).parents[3] / "docs/scale.md"
BEGIN, END = "<!-- begin: python -m tests.benchmarks.postgresql.scale -->", "<!-- end -->"
HEADERS = ("What", "Measured", "of", "For 10,000 programmes of 10,000 records")
KEPT = 2**10, 2**20, 2**30, 2**40
DAY, HOUR, MINUTE = 86_400, 3_600, 60


class Cost(NamedTuple):
    """What was measured, of how much of all, and whether it grows with all of it."""

    what: str
    measured: float
    unit: str
    of: str
    times: float = 1.0

    def cells(self) -> tuple[str, ...]:
        """Return the cells of its row."""
        reckoned = said(self.measured * self.times, self.unit) if self.times != 1 else "the same"
        return self.what, said(self.measured, self.unit), self.of, reckoned


def said(number: float, unit: str) -> str:
    """Write a number with a unit in which it can be read."""
    if unit == "bytes":
        return next(f"{number / size:,.3g} {name}" for size, name in _sizes() if number >= size)
    if unit == "s":
        larger = ((DAY, "days"), (HOUR, "hours"), (MINUTE, "minutes"), (1, "s"))
        return next(
            (f"{number / size:,.3g} {name}" for size, name in larger if number >= 2 * size),
            f"{1000 * number:,.3g} ms",
        )
    return f"{number:,.3g} {unit}"


def _sizes() -> Iterator[tuple[int, str]]:
    yield from zip(reversed(KEPT), ("TB", "GB", "MB", "KB"), strict=True)
    yield 1, "bytes"


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def costs(server: Server, home: Path) -> Iterator[Cost]:
    """Fill a store on a server, and measure what it takes to keep and to use it."""
    store = TestStore(server, real=True)
    total, per, all_ = PROGRAMMES * RECORDS, f"{PROGRAMMES} programmes", ALL_PROGRAMMES / PROGRAMMES
    records = history(RECORDS)
    # Who records in the history that is loaded.
    store.run(f"UPDATE {store.schema}.person SET known_as = 'Sam Reed'")
    with closing(open_journal(store.address)) as journal:
        loading = _seconds(lambda: [write(journal, records) for _ in range(PROGRAMMES)])
        yield Cost("loading in batches, as an archive or an import does", loading, "s", per, all_)
        yield from _kept(store, total)
        yield from _copied(server, journal, home, per, all_)
        yield from _used(journal)
    between = appending_apart(server)
    yield Cost("appends by 16 writers on 16 programmes", 1000 / between, "a second", "the server")
    yield from _looked(store, home)


def _kept(store: TestStore, total: int) -> Iterator[Cost]:
    every = ALL_PROGRAMMES * RECORDS / total
    store.run("VACUUM ANALYZE")
    tables = f"'{store.schema}.journal'::regclass"
    ((rows, indexes),) = store.run(f"SELECT pg_table_size({tables}), pg_indexes_size({tables})")
    of = f"{total:,} records"
    yield Cost("disk, the records", rows, "bytes", of, every)
    yield Cost("disk, their indexes", indexes, "bytes", of, every)
    yield Cost("disk, one record with its indexes", (rows + indexes) / total, "bytes", "one record")


def _copied(server: Server, journal: Journal, home: Path, per: str, all_: float) -> Iterator[Cost]:
    dump, base = home / "dump", home / "base"
    where = ["-h", str(server.folder), "-p", str(PORT), "-U", "postgres"]
    taken = _seconds(lambda: _run("pg_dump", "-Fc", *where, "-f", str(dump), "postgres"))
    yield Cost("`pg_dump -Fc`", taken, "s", per, all_)
    yield Cost("its file", dump.stat().st_size, "bytes", per, all_)
    taken = _seconds(lambda: _run("pg_basebackup", "-c", "fast", "-X", "none", "-D", str(base), *where))
    yield Cost("`pg_basebackup`", taken, "s", per, all_)
    archive = home / "archive.jsonl"
    programme_id = journal.recorder.programme_ids()[0]
    taken = _seconds(lambda: export_archive(journal.recorder, programme_id, archive))
    yield Cost("`programme archive export`", taken, "s", "one programme", ALL_PROGRAMMES)
    yield Cost("its file", archive.stat().st_size, "bytes", "one programme", ALL_PROGRAMMES)


def _used(journal: Journal) -> Iterator[Cost]:
    programme_id = journal.recorder.programme_ids()[0]
    taken = _seconds(lambda: verify(journal.recorder, programme_id))
    yield Cost("`programme verify`", taken, "s", "one programme", ALL_PROGRAMMES)

    def register() -> Register:
        return register_in(journal, str(programme_id))

    yield Cost(
        "replay to today, with nothing kept", _seconds(lambda: register().view()), "s", "one programme"
    )
    yield Cost("today from its checkpoint", _seconds(lambda: register().view()), "s", "one programme")
    summary = summarised(register())
    taken = _seconds(lambda: summarised(register()))
    yield Cost("a summary for the portfolio, after an entry", taken, "s", "one programme", ALL_PROGRAMMES)
    size = len(msgspec.msgpack.encode(summary))
    yield Cost("a summary that is kept", size, "bytes", "one programme", ALL_PROGRAMMES)


def _looked(store: TestStore, home: Path) -> Iterator[Cost]:
    file = home / "portfolio.toml"
    file.write_text(f'[[store]]\naddress = "{store.address}"\n', encoding="utf-8")
    today = date.today()  # noqa: DTZ011 - summaries are of today
    for _ in Look(file).renew(today):
        pass
    look = Look(file)
    taken = _seconds(lambda: list(look.renew(today)))
    [count] = [len(found.summaries) for member in look.portfolio.store if (found := look.of(member))]
    assert count == PROGRAMMES
    yield Cost("a portfolio that asks which of its programmes changed", taken, "s", f"{count} programmes")


def _run(program: str, *words: str) -> None:
    subprocess.run([str(binaries() / program), *words], check=True, capture_output=True)


def main() -> None:
    """Measure, print and write the page."""
    rows = [HEADERS, ("---",) * len(HEADERS)]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as environment:
        home = Path(folder)
        machine_of_its_own(environment, home / "machine")
        server = Server("shared_buffers = 256MB", "max_wal_size = 2GB")
        try:
            for cost in costs(server, home):
                rows.append(cost.cells())
                print(*rows[-1], sep=" | ", flush=True)
        finally:
            server.stop()
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    text = f"{before}{BEGIN}\n\n{machine('PostgreSQL 18.6 with fsync on')}\n\n{table}\n\n{END}{rest.partition(END)[2]}"
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
