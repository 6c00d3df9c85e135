"""What is asked of a large programme in memory: alerts, any date, one day on.

`python -m tests.benchmarks.asking [N]` prints the ratios.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from domain.history.replay import fold
from programme.foundation.garbage import spare_what_stays
from programme.journal.unfolding import Unfolding
from programme.questions.hindsight import hindsight
from programme.recording.record import proposal, record
from programme.registers.all_alerts import alerts
from programme.stores.open import start_programme
from tests.benchmarks.figure import Figure
from tests.benchmarks.growth import DAYS, FIRST_DAY, history

RISKS = 20_000
SEEKS = 60
LAST_DAY = FIRST_DAY + timedelta(days=DAYS)
FRAME_MS = 16
SEEK_MS = 50


def alerts_figure(size: int) -> Figure:
    """Measure the rules over a state with many risks."""
    programme = fold(one.fact for one in history(size, risks_share=RISKS / size))
    ours = median(_ms(lambda: alerts(programme, LAST_DAY)) for _ in range(5))
    return Figure(
        "alerts", f"alerts of {len(programme.risks):,} risks", ours, "a second", 1000, 1, fixed=True
    )


def seek_figures(size: int) -> Iterator[Figure]:
    """Measure going to any date and one day on in memory, beside a seek and a frame that nobody waits for."""
    unfolding = Unfolding()
    unfolding.learn(history(size))
    while unfolding.climb():
        pass
    # As the app does, once it has read a history.
    spare_what_stays()
    chance = random.Random(1)  # noqa: S311 - a repeatable choice, not a secret
    found = [
        _ms(lambda: unfolding.at(FIRST_DAY + timedelta(days=chance.randrange(DAYS)))) for _ in range(SEEKS)
    ]
    middle = FIRST_DAY + timedelta(days=DAYS // 2)
    unfolding.on(middle)
    steps = [_ms(partial(unfolding.on, middle + timedelta(days=n))) for n in range(1, SEEKS)]
    p95 = quantiles(found, n=20)[-1]
    yield Figure(
        "seek", f"any date of {size:,} records, 95 in 100", p95, "no wait is felt", SEEK_MS, 1, fixed=True
    )
    worst = quantiles(steps, n=20)[-1]
    yield Figure(
        "step", f"one day on, {size:,} records, 95 in 100", worst, "a frame", FRAME_MS, 1, fixed=True
    )


def hindsight_figure() -> Figure:
    """Measure a look back on three centuries in which four entries changed something."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(start_programme(str(Path(folder) / "s.sqlite"), "Long", on="1900-01-01")) as register,
    ):
        raised = {"cause": "no date", "event": "it lasts", "effect": "delay all"}
        for number in range(3):
            record(register, [proposal("risk.raised", **raised, title=f"Drift {number}")])
        view = register.view("2199-12-31")
        ours = _ms(lambda: hindsight(view, "now", date(1900, 1, 1)))
    return Figure(
        "hindsight", "hindsight, 1900 to 2199, 4 entries", ours, "a fifth of a second", 200, 1, fixed=True
    )


def _ms(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def figures(size: int) -> Iterator[Figure]:
    """Measure all of it."""
    yield alerts_figure(size)
    yield from seek_figures(size)
    yield hindsight_figure()


if __name__ == "__main__":
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):
        print(*figure.cells(), sep=" | ")
