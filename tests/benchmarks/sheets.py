"""A register of 20,000 rows, looked at and imported, beside a bare loop that reads it and appends as many entries.

`python -m tests.benchmarks.sheets [ROWS]` makes the sheet, does each in a process of its own and prints the ratios.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from domain.entries.journal.sources import SourceNoted
from domain.entries.risks.scoring import RiskAssessed, RiskRaised
from event_store.journal.envelope import Envelope
from programme.exchange.import_request import ImportRequest
from programme.exchange.sheet_import import SheetImport
from programme.journal.register import Register
from programme.recording.entry_ids import canonical
from programme.stores.open import start_programme
from tests.benchmarks.figure import Figure

ROWS = 20_000
BATCH = 1000
MOST_TIMES, MOST_MB = 2.5, 512
HEADINGS = (
    "Risk no",
    "Title",
    "Cause",
    "Event",
    "Effect",
    "Likelihood",
    "Impact",
    "Owner",
    "Raised on",
    "Fee",
)
STARTED = date(2024, 1, 1)
OWNERS = ("Director of Finance", "Head of ICT", "Head of HR", "Chief Accountant", "Head of Estates")


def written(path: Path, rows: int) -> None:
    """Write a register of so many risks, each with a score, an owner and a day."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Register")
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, HEADINGS)
    for number in range(1, rows + 1):
        words = (f"Ledger {number} is late", f"cause {number}", f"event {number}", f"effect {number}")
        sheet.write_row(number, 0, (f"CM-{number}", *words, number % 5 + 1, number // 5 % 5 + 1))
        sheet.write(number, 7, OWNERS[number % len(OWNERS)])
        sheet.write_datetime(number, 8, STARTED + timedelta(days=1 + number % 700), days)
        sheet.write(number, 9, f"{number} pounds")
    book.close()


def _opened(store: Path) -> Register:
    return start_programme(str(store), "Two councils", on=STARTED.isoformat(), by="somebody")


def bare(register: Register, sheet: Path) -> int:
    """Read the sheet and append what an import would, without reading, checking or showing anything."""
    done = 0
    waiting: list[Envelope] = []
    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    position = register.position()
    for number, row in enumerate(rows[1:], 1):
        for entry in _entries(number, row):
            position += 1
            on = str(row[8])
            waiting.append(
                Envelope(register.programme_id, position, entry, canonical(None), on, on, on, "somebody", ())
            )
        if len(waiting) >= BATCH:
            done += len(register.journal.append(waiting))
            waiting = []
    return done + (len(register.journal.append(waiting)) if waiting else 0)


def _entries(number: int, row: list[Any]) -> Iterator[RiskRaised | RiskAssessed | SourceNoted]:
    risk = f"R-{number:03d}"
    key, title, cause, event, effect, likelihood, impact, owner, _raised, fee = row
    yield RiskRaised(risk=risk, title=title, cause=cause, event=event, effect=effect, owner=owner)
    yield RiskAssessed(
        risk=risk, likelihood=int(likelihood), impact=int(impact), basis=None, score="inherent"
    )
    cells = tuple(f"{heading}: {cell}" for heading, cell in zip(HEADINGS[1:9], row[1:9], strict=True))
    where = {"file": "sheet.xlsx", "sha256": "0" * 64, "place": f"Register!{number + 1}"}
    yield SourceNoted(thing=risk, **where, key=key, cells=cells, attributes=(f"Fee: {fee}",))


def worked(what: str, sheet: Path, store: Path) -> str:
    """Do one of the three works in this process, and say how long it took and how much memory the most."""
    with closing(_opened(store)) as register:
        start = _spent()
        if what == "bare":
            entries = bare(register, sheet)
        else:
            made = SheetImport(register, ImportRequest(str(sheet), "risk", by="somebody"))
            entries = made.record() if what == "import" else len(made.proposed.proposals)
        taken = _spent() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{taken} {most} {entries}"


def _spent() -> float:
    """Return the seconds of the processor that this process took, and those that read the file for it."""
    return sum(os.times()[:4])


def figures(rows: int) -> Iterator[Figure]:
    """Measure a dry run and an import beside the bare loop, each in a process of its own, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.xlsx"
        written(sheet, rows)
        found = {what: _measured(what, sheet, Path(folder)) for what in ("bare", "dry run", "import")}
    peer = "reads the sheet and appends as many entries"
    bare_s, _, entries = found["bare"]
    for what in ("dry run", "import"):
        seconds, most, same = found[what]
        assert same == entries, f"{what} makes {same:g} entries and the bare loop {entries:g}"
        said = f"{what} of {rows:,} rows, {entries:,.0f} entries"
        yield Figure(f"sheet {what}", said, seconds, peer, bare_s, MOST_TIMES, "s")
        yield Figure(
            f"sheet {what} memory", f"memory of it ({what})", most, "the goal", MOST_MB, 1, "MB", fixed=True
        )


def _measured(what: str, sheet: Path, folder: Path) -> tuple[float, ...]:
    store = folder / f"{what}.sqlite"
    command = [sys.executable, "-m", "tests.benchmarks.sheets", what, str(sheet), str(store)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    Path(f"{sheet}.toml").unlink(missing_ok=True)
    return tuple(map(float, said.split()))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(worked(sys.argv[1], *map(Path, sys.argv[2:])))
    else:
        for one in figures(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
            print(*one.cells(), sep=" | ", flush=True)
