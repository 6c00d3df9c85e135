"""Whole processes side by side, by the time that they take of the processor: waiting for others is not their cost."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from statistics import median

Work = tuple[Sequence[str], Mapping[str, str]]


def processor_ms(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Run each command with its environment in turn, and return the median of the milliseconds of each."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 1):
        for name, (command, environment) in works.items():
            spent = _run(command, environment)
            # The first turn compiles, and warms the disk's cache.
            if turn:
                taken[name].append(spent)
    return {name: median(times) for name, times in taken.items()}


def _run(command: Sequence[str], environment: Mapping[str, str]) -> float:
    process = subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{' '.join(command)} ends with {process.returncode}"
    return (used.ru_utime + used.ru_stime) * 1000
