"""How cost grows with the number of records: `python -m tests.benchmarks.curves [SIZE …]` draws docs/growth.svg.

Each size is measured in a process of its own, so that no size finds what another left. Both axes count in tens.
"""

import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

import msgspec

from domain.history.record import Record
from programme.journal.register import Register
from programme.journal.unfolding import Unfolding
from programme.registers.all_alerts import alerts
from programme.stores.open import open_journal
from tests.benchmarks import screens, start
from tests.benchmarks.growth import DAYS, FIRST_DAY, envelopes, history

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PICTURE = Path(__file__).parents[2] / "docs/growth.svg"
LAST_DAY = FIRST_DAY + timedelta(days=DAYS)
WIDTH, HEIGHT, LEFT, TOP, ACROSS, DOWN = 250, 190, 46, 26, 190, 130
UNITS = {
    "replay": "ms",
    "any date, in memory": "ms",
    "one durable append": "ms",
    "alerts": "ms",
    "first paint": "ms",
    "memory of the app": "MB",
}


def measured(size: int) -> dict[str, float]:
    """Measure one size; the memory of the app is measured apart, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "growth.sqlite"
        journal = open_journal(str(store), create=True)
        records = history(size)
        programme_id, made = envelopes(records)
        for first in range(0, size - 20, 5000):
            journal.append(made[first : min(first + 5000, size - 20)])
        appended = [_ms(partial(journal.append, [one]), time.perf_counter) for one in made[size - 20 :]]
        del made
        register = Register(journal, programme_id)
        moment = register.moment(LAST_DAY.isoformat())
        replay = median(_ms(lambda: register.replayed(moment)) for _ in range(3))
        state = register.replayed(moment)
        alerting = median(_ms(lambda: alerts(state, LAST_DAY)) for _ in range(3))
        # What the app reads on is kept, as after any command.
        register.current(register.moment())
        journal.close()
        environment = start.environment(Path(folder), store)
        paints = [start.painted_by("programme", environment) * 1000 for _ in range(4)]
    date = _to_any_date(records)
    _, memory = screens.measured(size, size // 10)
    # The first start compiles.
    return dict(
        zip(UNITS, (replay, date, median(appended), alerting, median(paints[1:]), memory), strict=True)
    )


def _to_any_date(records: list[Record]) -> float:
    unfolding = Unfolding()
    unfolding.learn(records)
    while unfolding.climb():
        pass
    return median(_ms(partial(unfolding.at, FIRST_DAY + timedelta(days=DAYS * n // 20))) for n in range(20))


def _ms(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    began = clock()
    work()
    return (clock() - began) * 1000


def drawn(found: dict[int, dict[str, float]]) -> str:
    """Draw a small chart for each cost."""
    charts = [
        f'<g transform="translate({number % 3 * WIDTH} {number // 3 * HEIGHT})">'
        f"{_chart(f'{what} ({unit})', [(size, costs[what]) for size, costs in found.items()])}</g>"
        for number, (what, unit) in enumerate(UNITS.items())
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * WIDTH} {2 * HEIGHT}" '
        'font-family="sans-serif" font-size="10">\n<rect width="100%" height="100%" fill="#fff"/>\n'
        + "\n".join(charts)
        + "\n</svg>\n"
    )


def _chart(title: str, points: Sequence[tuple[int, float]]) -> str:
    low = math.floor(math.log10(min(cost for _, cost in points)))
    high = max(low + 1, math.ceil(math.log10(max(cost for _, cost in points))))
    first, last = (math.log10(size) for size in (points[0][0], points[-1][0]))

    def place(size: float, cost: float) -> tuple[float, float]:
        return (
            LEFT + ACROSS * (math.log10(size) - first) / (last - first or 1),
            TOP + DOWN * (high - math.log10(cost)) / (high - low),
        )

    lines = [f'<text x="{LEFT}" y="14" font-weight="bold">{title}</text>']
    for power in range(low, high + 1):
        _, y = place(points[0][0], 10.0**power)
        lines.append(f'<path d="M{LEFT} {y:.1f}h{ACROSS}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 5}" y="{y + 3:.1f}" text-anchor="end">{10.0**power:g}</text>')
    for size, _ in points:
        if math.log10(size).is_integer():
            x, _ = place(size, 10.0**low)
            lines.append(f'<text x="{x:.1f}" y="{TOP + DOWN + 14}" text-anchor="middle">{size:,}</text>')
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
    lines.append(f'<polyline points="{path}" fill="none" stroke="#0b5394" stroke-width="2"/>')
    lines += [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0b5394"/>' for x, y in (place(*p) for p in points)
    ]
    return "".join(lines)


def main(sizes: Sequence[int]) -> None:
    """Measure each size and draw."""
    found = {}
    for size in sizes:
        command = [sys.executable, "-m", "tests.benchmarks.curves", "one", str(size)]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        found[size] = msgspec.json.decode(said, type=dict[str, float])
        print(f"{size:>9,}", {what: round(cost, 2) for what, cost in found[size].items()}, flush=True)
    PICTURE.write_text(drawn(found), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        sys.stdout.buffer.write(msgspec.json.encode(measured(int(sys.argv[2]))))
    else:
        main([int(size) for size in sys.argv[1:]] or SIZES)
