"""The table of docs/performance.md: what we take, what a peer or a limit takes, the ratio and the goal, in one run.

`python -m tests.benchmarks.table [RECORDS]` prints it and writes it with a description of the machine.
"""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.benchmarks import appending, asking, commands, replay, screens, sheets, start, verification
from tests.benchmarks.figure import Figure

PAGE = Path(__file__).parents[2] / "docs/performance.md"
HEADERS = ("What", "Ours", "Peer or limit", "Ratio", "Goal")
MOST_MB = 250
RECORDS, RISKS = 100_000, 10_000


def figures(size: int) -> Iterator[Figure]:
    """Measure everything, each beside its peer."""
    yield from commands.figures(9)
    yield from start.figures(9)
    yield from replay.figures(size)
    yield from verification.figures(size)
    yield appending.figure(300)
    yield from asking.figures(size)
    yield from sheets.figures(sheets.ROWS)
    _, memory = screens.measured(RECORDS, RISKS)
    what = f"memory of the app, {RECORDS:,} records and {RISKS:,} risks"
    yield Figure("memory", what, memory, "the goal", MOST_MB, 1, "MB", fixed=True)


def table(found: list[Figure]) -> str:
    """Write figures as a Markdown table."""
    rows = [HEADERS, ("---",) * len(HEADERS), *(figure.cells() for figure in found)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def machine(engine: str) -> str:
    """Describe the machine in words."""
    busy = os.getloadavg()[0]
    return (
        f"Measured on {date.today():%-d %B %Y} with {os.cpu_count()} cores ({platform.machine()}), "  # noqa: DTZ011 - a day
        f"{platform.system()}, Python {platform.python_version()} and {engine}; "
        f"{busy:.0f} programs were waiting for the processor at the end of the run."
    )


def put(command: str, found: list[Figure], engine: str) -> None:
    """Write what a command found into its part of the page."""
    begin, end = f"<!-- begin: {command} -->", f"<!-- end: {command} -->"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    after = rest.partition(end)[2]
    written = f"{before}{begin}\n\n{machine(engine)}\n\n{table(found)}\n\n{end}{after}"
    PAGE.write_text(written, encoding="utf-8")


def main(size: int) -> None:
    """Measure, print and write the page."""
    found = []
    for figure in figures(size):
        found.append(figure)
        print(*figure.cells(), sep=" | ", flush=True)
    put("make benchmarks", found, f"SQLite {sqlite3.sqlite_version}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
