"""Looking back on ten years of days over N records, beside a replay from nothing for some of the days, in one run.

`python -m tests.benchmarks.hindsight [N]` prints seconds and ratios; absolute times depend on the machine.
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from programme.foundation.moment import Moment
from programme.hindsight.days import stretches
from programme.hindsight.spans import spans
from programme.journal.register import Register
from programme.registers.all_alerts import alerts
from programme.stores.open import open_journal
from tests.benchmarks.growth import DAYS, FIRST_DAY, history, write

SAMPLE = 20


def main(size: int) -> None:
    """Measure both and print what a day costs in each way."""
    with tempfile.TemporaryDirectory() as folder:
        journal = open_journal(str(Path(folder) / "growth.sqlite"), create=True)
        register = Register(journal, write(journal, history(size)))
        last = FIRST_DAY + timedelta(days=DAYS)
        view = register.view(last.isoformat())
        start = time.perf_counter()
        found = spans(stretches(view, "now", FIRST_DAY, last), lambda _: True)
        once = time.perf_counter() - start
        start = time.perf_counter()
        for place in range(SAMPLE):
            day = FIRST_DAY + timedelta(days=DAYS * place // SAMPLE)
            alerts(register.replayed(Moment(day, view.moment.position, date.max, "now")), day)
        one_by_one = (time.perf_counter() - start) / SAMPLE * DAYS
        print(f"{DAYS:,} days over {size:,} records: {once:.1f} s, {len(found):,} stretches of days")
        print(f"one replay a day would take {one_by_one:.0f} s, {one_by_one / once:.0f} times as long")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
