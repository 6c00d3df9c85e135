"""From start to first paint of `programme` on the Westminster store, beside a bare Textual app with one DataTable.

`python -m tests.benchmarks.start [ROUNDS]` runs both as whole processes in a terminal of their own, in turn, and prints
the ratios of the medians; absolute times depend on the machine. The first paint of `programme` is the one that shows
what the store holds, not an empty frame.
"""

import os
import pty
import select
import signal
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from programme import westminster

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
# What each writes to the terminal only once its rows are drawn.
DRAWN = {"bare": b"R-001", "programme": b"Needs you: "}
SIZE = (24, 80)
PATIENCE_SECONDS = 60


class Taken(NamedTuple):
    """Seconds on the clock, and seconds of the processor, to the first paint."""

    wall: float
    processor: float


def painted(command: list[str], drawn: bytes, environment: dict[str, str]) -> Taken:
    """Run a command in a terminal until it has drawn something, and end it."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        termios.tcsetwinsize(0, SIZE)
        os.execvpe(command[0], command, environment)  # noqa: S606 - the process is measured, without a shell
    seen = b""
    while drawn not in seen:
        ready, _, _ = select.select([terminal], [], [], PATIENCE_SECONDS)
        if not ready:
            sys.exit(f"nothing was drawn in {PATIENCE_SECONDS} seconds: {seen[-200:]!r}")
        seen += os.read(terminal, 65536)
    wall = time.perf_counter() - start
    os.kill(child, signal.SIGKILL)
    _, _, used = os.wait4(child, 0)
    os.close(terminal)
    return Taken(wall, used.ru_utime + used.ru_stime)


def main(rounds: int) -> None:
    """Measure in turn and print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "westminster.sqlite"
        westminster.write(str(store)).close()
        homes = {f"XDG_{name}_HOME": str(Path(folder) / name) for name in ("STATE", "CONFIG", "DATA")}
        environment = {**os.environ, **homes, "PROGRAMME_STORE": str(store), "TERM": "xterm-256color"}
        # Both are compiled once, as they are where they are installed.
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        works = {"bare": BARE, "programme": PROGRAMME}
        found: dict[str, list[Taken]] = {name: [] for name in works}
        for turn in range(rounds + 1):
            for name, code in works.items():
                taken = painted([sys.executable, "-c", code], DRAWN[name], environment)
                # The first turn compiles, and warms the disk's cache.
                if turn:
                    found[name].append(taken)
    for name, times in found.items():
        wall, processor = (median(each) for each in zip(*times, strict=True))
        print(f"{name:10} {wall * 1000:7.0f} ms on the clock {processor * 1000:7.0f} ms of the processor")
    for place, of in enumerate(Taken._fields):
        bare, ours = (median(taken[place] for taken in found[name]) for name in works)
        print(f"{of}: {ours / bare:.2f} times a bare Textual app (aim: at most 1.6)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
