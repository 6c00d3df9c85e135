"""A portfolio of a thousand programmes: how long until all of them are shown, from what is kept.

Run as `python -m tests.benchmarks.portfolio`; the first look at all of them takes about half a minute.
"""

import shutil
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

import pytest

from programme.portfolio.looking import Look
from programme.portfolio.standing import standing
from programme.stores.open import start_programme
from tests.machine import machine_of_its_own

PROGRAMMES = 1_000
ROUNDS = 9


def main() -> None:
    """Write how long it takes to show a thousand programmes, and to look whether their stores have changed."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as environment:
        home = Path(folder)
        machine_of_its_own(environment, home / "machine")
        file = _portfolio(home)
        today = date.today()  # noqa: DTZ011 - summaries are of today
        for _ in Look(file).renew(today):
            pass
        shown, looked = [], []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            look = Look(file)
            rows = standing(look, today).rows
            shown.append(time.perf_counter() - began)
            for _ in look.renew(today):
                pass
            looked.append(time.perf_counter() - began)
        assert len(rows) == PROGRAMMES
        for what, times in (("shown", shown), ("and each store looked at", looked)):
            print(f"{PROGRAMMES} programmes {what}: {1000 * statistics.median(times):.0f} ms")


def _portfolio(home: Path) -> Path:
    first = home / "0.sqlite"
    start_programme(str(first), "One of many", by="Sam Reed").close()
    for number in range(1, PROGRAMMES):
        shutil.copy(first, home / f"{number}.sqlite")
    file = home / "portfolio.toml"
    file.write_text("".join(f'[[store]]\naddress = "{number}.sqlite"\n' for number in range(PROGRAMMES)))
    return file


if __name__ == "__main__":
    main()
