"""From a key to the repaint of the screen in a large programme, beside the same keys in an empty one.

`python -m tests.benchmarks.screens [RECORDS RISKS]`, else 100,000 records with 10,000 risks, then 10,000 with 1,000.
Each programme is opened in a process of its own, so that the memory named is its own. A pilot presses the keys.
Each time is in milliseconds, from the key to the last frame that it makes the app draw, and depends on the machine.
"""

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
from textual import events
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

import tui
from programme.journal.register import Register
from programme.stores.open import open_journal
from tests.benchmarks.growth import DAYS, FIRST_DAY, history, write
from tui.app.app import ProgrammeApp
from tui.shared.clock import Clock
from tui.shared.settings import keep_toured
from tui.widgets.header import TABS

SIZES = ((100_000, 10_000), (10_000, 1_000))
TODAY = FIRST_DAY + timedelta(days=DAYS)
# So many milliseconds without a frame and without work, and a key has had its effect.
QUIET_MS = 60
CLOCK = (
    "comma",
    "full_stop",
    "left_square_bracket",
    "right_square_bracket",
    "less_than_sign",
    "greater_than_sign",
)
MOVES = {
    "cursor": ("down", "down", "down", "up"),
    "page": ("pagedown", "pagedown", "pageup"),
    "end": ("end", "home"),
}
TURNS = 2


class WatchedApp(ProgrammeApp):
    """An app that draws for nobody, and knows when it last drew."""

    CSS_PATH = str(Path(tui.__file__).with_name("programme.tcss"))
    drawn = 0.0

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        # Without a terminal Textual leaves out the last step, which writes the lines of a frame.
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
            self.drawn = time.perf_counter()
        super()._display(screen, renderable)


class Typist:
    """Presses keys and keeps how long each took, by what it was pressed for."""

    def __init__(self, app: WatchedApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.taken: dict[str, list[float]] = {}

    async def press(self, what: str, keys: Iterable[str]) -> None:
        """Press keys one after the other, each when the one before has had its effect."""
        for key in keys:
            start = time.perf_counter()
            character = key if len(key) == 1 else None
            self.app._driver.send_message(events.Key(key, character))  # noqa: SLF001 - as a terminal does
            await self.quiet()
            if self.app.drawn > start:
                self.taken.setdefault(what, []).append((self.app.drawn - start) * 1000)

    async def quiet(self) -> None:
        """Wait until nothing is drawn and nothing is read."""
        idle = 0
        while idle < QUIET_MS:
            before = self.app.drawn
            await asyncio.sleep(0.002)
            idle = 0 if self.app.following or self.app.drawn != before else idle + 2


async def at_the_keys(register: Register) -> dict[str, list[float]]:
    """Open a programme in the app, press all keys on every screen, and return how long each took."""
    app = WatchedApp(register)
    start = time.perf_counter()
    async with app.run_test(size=(120, 40)) as pilot:
        typist = Typist(app, pilot)
        await typist.quiet()
        typist.taken["opening"] = [(app.drawn - start) * 1000]
        for tab in TABS:
            await typist.press("first look", tab.key)
        for _ in range(TURNS):
            for tab in TABS:
                await typist.press("screen", tab.key)
                await typist.press("same screen", tab.key)
                for key in CLOCK:
                    await typist.press(f"clock {tab.title}", [key])
                app.look(Clock())
                await typist.quiet()
        for tab in TABS[1:]:
            await typist.press("screen", tab.key)
            await _in_the_table(app, typist)
    return typist.taken


async def _in_the_table(app: WatchedApp, typist: Typist) -> None:
    for what, keys in MOVES.items():
        await typist.press(what, keys)
    app.screen.query_one("#filter", Input).cursor_blink = False
    await typist.press("filter opens", ["slash"])
    await typist.press("filter", "supt")
    await typist.press("filter off", ["escape"])
    await typist.press("sort", "ssS")


def grow(store: str, records: int, risks: int) -> None:
    """Write a programme."""
    grown = history(records, risks_share=risks / records) if records > 1 else history(2)[:1]
    write(open_journal(store, create=True), grown)


def report(store: str) -> None:
    """Measure one programme and write what was measured as JSON."""
    journal = open_journal(store)
    register = Register(
        journal,
        journal.recorder.programme_ids()[0],
        lambda: datetime.combine(TODAY, datetime.min.time()),
    )
    # An empty programme begins with the tour, which takes the keys.
    keep_toured()
    taken = asyncio.run(at_the_keys(register))
    register.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.buffer.write(msgspec.json.encode((taken, memory)))


def measured(records: int, risks: int) -> tuple[dict[str, list[float]], float]:
    """Measure a programme in a process of its own; another wrote it, so that only the app's memory is named."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "growth.sqlite")
        command = [sys.executable, "-m", "tests.benchmarks.screens"]
        subprocess.run([*command, "grow", store, str(records), str(risks)], check=True)
        # A person of its own, so that nothing is kept for whoever runs this.
        environment = {**os.environ, "XDG_CONFIG_HOME": folder}
        report = [*command, "report", store]
        said = subprocess.run(report, check=True, stdout=subprocess.PIPE, env=environment).stdout
    return msgspec.json.decode(said, type=tuple[dict[str, list[float]], float])


def main(sizes: Iterable[tuple[int, int]]) -> None:
    """Measure each size beside the empty programme, and print median and worst of each."""
    nothing, least = measured(1, 0)
    for records, risks in sizes:
        found, memory = measured(records, risks)
        print(f"\n{records:,} records, {risks:,} risks: {memory:.0f} MB at most, empty {least:.0f} MB")
        print(f"{'':24}{'median ms':>10} {'worst':>7}   empty: {'median':>7} {'worst':>7}")
        for what, times in found.items():
            beside = nothing.get(what)
            empty = f"{median(beside):>7.0f} {max(beside):>7.0f}" if beside else "draws nothing"
            print(f"{what:24}{median(times):>10.0f} {max(times):>7.0f}          {empty}", flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["grow", store, records, risks]:
            grow(store, int(records), int(risks))
        case ["report", store]:
            report(store)
        case [records, risks]:
            main([(int(records), int(risks))])
        case _:
            main(SIZES)
