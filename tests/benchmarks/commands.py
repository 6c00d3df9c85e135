"""Commands on the Westminster store beside the floor: the libraries that any such command needs, and 25 rows.

`python -m tests.benchmarks.commands [ROUNDS]` prints the ratios of the medians of processor time.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from programme import westminster
from tests.benchmarks.figure import Figure
from tests.benchmarks.processes import processor_ms

FLOOR = """
import sqlite3, sys
import cyclopts, msgspec, tabulate, eventsourcing.application, eventsourcing.sqlite
rows = sqlite3.connect(sys.argv[1]).execute("SELECT position, topic, effective, by FROM journal LIMIT 25")
print(tabulate.tabulate(rows.fetchall()))
"""
PROGRAMME = "from tui.main import main; main()"
COMMANDS = {
    "risk list": ("risk list", 1.5),
    "help": ("--help", 1.5),
    "dry run": ("risk review R-001 --note seen --dry-run", 2.0),
    "completion": ("completion zsh", 1.5),
}


def figures(rounds: int) -> Iterator[Figure]:
    """Measure in turn, and yield a figure for each command."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "westminster.sqlite"
        westminster.write(str(store)).close()
        homes = {
            f"XDG_{name}_HOME": str(Path(folder) / name) for name in ("STATE", "CONFIG", "DATA", "CACHE")
        }
        environment = {**os.environ, **homes, "PROGRAMME_STORE": str(store)}
        # Both are compiled once, as they are where they are installed.
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        works = {"floor": ([sys.executable, "-c", FLOOR, str(store)], environment)}
        for name, (words, _) in COMMANDS.items():
            works[name] = ([sys.executable, "-c", PROGRAMME, *words.split()], environment)
        found = processor_ms(works, rounds)
    for name, (words, goal) in COMMANDS.items():
        yield Figure(name, f"`programme {words}`, whole process", found[name], "floor", found["floor"], goal)


if __name__ == "__main__":
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else 9):
        print(*figure.cells(), sep=" | ")
