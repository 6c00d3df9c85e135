"""Two readings of imprecise dates beside one, over N records, and beside a look back on a year, in one run.

`python -m tests.benchmarks.readings [N]` prints ratios of medians; absolute times depend on the machine.
"""

import sys
import tempfile
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from domain.foundation.dates import when
from domain.history.record import Record
from programme.foundation.moment import Moment
from programme.journal.register import Register
from programme.stores.open import open_journal
from tests.benchmarks.growth import history, write
from tests.benchmarks.side_by_side import Work, medians

ROUNDS = 7
# One record in so many has a date that is no better known than to the month before it.
IMPRECISE = 1000


def widened(records: list[Record]) -> list[Record]:
    """Return the records, a few of them with an imprecise date that ends on their day."""
    return [
        replace(record, on=when(f"{record.on.latest - timedelta(days=28)}/{record.on.latest}"))
        if record.position % IMPRECISE == 0 and record.entry.noun != "entry"
        else record
        for record in records
    ]


def _early(register: Register, moment: Moment) -> object:
    return register.folded(moment).early


def main(size: int) -> None:
    """Measure a replay of the certain facts and of both readings, of precise dates and of a few imprecise ones."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for name, records in (("precise", history(size)), ("imprecise", widened(history(size)))):
            journal = open_journal(str(Path(folder) / f"{name}.sqlite"), create=True)
            register = Register(journal, write(journal, records))
            found[name] = register, register.moment()
        works: dict[str, Work] = {
            f"{reading}, {name}": (
                partial(register.replayed, moment) if one else partial(_early, register, moment)
            )
            for name, (register, moment) in found.items()
            for reading, one in (("one reading", True), ("two readings", False))
        }
        taken = medians(works, ROUNDS)
        for name in found:
            ratio = taken[f"two readings, {name}"] / taken[f"one reading, {name}"]
            print(f"two readings of {name} dates cost {ratio:.2f} times one")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
