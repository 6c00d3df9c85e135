"""From start to first paint of `programme` on the Westminster store, beside a bare Textual app with one DataTable.

`python -m tests.benchmarks.start [ROUNDS]` runs both as whole processes in a terminal of their own, in turn, and prints
the ratio of the medians of processor time. The first paint of `programme` is the one that shows what the store holds,
not an empty frame.
"""

import os
import pty
import select
import signal
import sys
import tempfile
import termios
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from programme import westminster
from tests.benchmarks.figure import Figure

BARE = """
from textual.app import App
from textual.widgets import DataTable

class Bare(App):
    def compose(self):
        yield DataTable()

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("Ref", "Risk", "Owner", "Score")
        table.add_rows((f"R-{n:03}", "Interim structure prolonged", "Chief Supt", n) for n in range(1, 21))

Bare().run()
"""
PROGRAMME = "from tui.main import main; main()"
WORKS = {"bare": BARE, "programme": PROGRAMME}
# What each writes to the terminal only once its rows are drawn.
DRAWN = {"bare": b"R-001", "programme": b"Needs you: "}
SIZE = (24, 80)
PATIENCE_SECONDS = 60


def painted(command: Sequence[str], drawn: bytes, environment: dict[str, str]) -> float:
    """Return the seconds of the processor that a command takes in a terminal until it has drawn something."""
    child, terminal = pty.fork()
    if child == 0:
        termios.tcsetwinsize(0, SIZE)
        os.execvpe(command[0], list(command), environment)  # noqa: S606 - the process is measured, without a shell
    seen = b""
    while drawn not in seen:
        ready, _, _ = select.select([terminal], [], [], PATIENCE_SECONDS)
        if not ready:
            sys.exit(f"nothing was drawn in {PATIENCE_SECONDS} seconds: {seen[-200:]!r}")
        seen += os.read(terminal, 65536)
    os.kill(child, signal.SIGKILL)
    _, _, used = os.wait4(child, 0)
    os.close(terminal)
    return used.ru_utime + used.ru_stime


def environment(folder: Path, store: Path) -> dict[str, str]:
    """Return an environment whose home is a folder, and whose programme is the one in a store."""
    homes = {f"XDG_{name}_HOME": str(folder / name) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    made = {**os.environ, **homes, "PROGRAMME_STORE": str(store), "TERM": "xterm-256color"}
    # Both are compiled once, as they are where they are installed.
    made["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    made.pop("PYTHONDONTWRITEBYTECODE", None)
    return made


def painted_by(name: str, environment: dict[str, str]) -> float:
    """Return the seconds of the processor that `bare` or `programme` takes until its rows are drawn."""
    return painted([sys.executable, "-c", WORKS[name]], DRAWN[name], environment)


def figures(rounds: int) -> Iterator[Figure]:
    """Measure in turn, and yield the processor's time to the first paint."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "westminster.sqlite"
        westminster.write(str(store)).close()
        homely = environment(Path(folder), store)
        found: dict[str, list[float]] = {name: [] for name in WORKS}
        for turn in range(rounds + 1):
            for name in WORKS:
                taken = painted_by(name, homely)
                # The first turn compiles, and warms the disk's cache.
                if turn:
                    found[name].append(taken * 1000)
    ours, bare = median(found["programme"]), median(found["bare"])
    yield Figure("first paint", "first paint, from start", ours, "bare Textual app with a table", bare, 1.3)


if __name__ == "__main__":
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else 9):
        print(*figure.cells(), sep=" | ")
