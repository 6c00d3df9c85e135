"""Every system call by which an erasure reaches the disk fails once, or is the last the process makes."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.foundation.personal import ERASED
from tests.faults.bounds import bounded
from tests.faults.tracing import FAULTS, calls_of, failing, needs_strace, was_killed
from tests.terminal import Terminal

pytestmark = needs_strace

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,lseek,unlink"
ERASER = "tests.faults.eraser"
SAID = "PC Alder was passed over"


@pytest.fixture
def begun(terminal: Terminal) -> Path:
    """Give a store in which something was said of a person."""
    terminal.must("new Merger --on 2007-09-03")
    terminal.must(
        f"staff-issue raise --theme fairness --summary '{SAID}' --raised-by staff --channel surgery --on 2008-01-07"
    )
    return terminal.store


def copied(store: Path, name: str) -> Path:
    """Copy a store with its keys."""
    copy = store.with_name(name)
    shutil.copy(store, copy)
    shutil.copy(f"{store}.keys", f"{copy}.keys")
    return copy


def survive(terminal: Terminal, store: Path, call: str, number: int, fault: str) -> str:
    """Let one system call fail, and check that the text is there as before or gone with its key."""
    keys = Path(f"{store}.keys")
    key = keys.read_bytes().split()[-1]
    ran = failing(ERASER, store, call, number, fault)
    assert was_killed(ran) or ran.returncode in {0, 3}
    assert ran.returncode != 3 or ran.stderr.strip()
    shown = terminal.json(f"show SI-001 --store {store}")["fields"]["summary"]
    assert shown in {SAID, ERASED}
    assert (shown == ERASED) == (key not in keys.read_bytes())
    assert shown == ERASED or ran.returncode != 0
    terminal.must(f"verify --store {store}")
    how = "killed" if was_killed(ran) else "refused" if ran.returncode else "done"
    return f"{how}, {'erased' if shown == ERASED else 'not erased'}"


def test_an_erasure_that_fails_anywhere_is_whole_or_not_at_all(
    terminal: Terminal, begun: Path, figure: Callable[[str], None]
) -> None:
    """Whichever system call of an erasure fails or is the last: text and key are both gone, or neither."""
    found = calls_of(ERASER, copied(begun, "peace.sqlite"), CALLS)
    assert found["lseek"] > 0
    cases = [
        (call, n, fault) for call, times in found.items() for n in range(1, times + 1) for fault in FAULTS
    ]
    # Of its programs' start and end, most calls are those of any command; a sample of them is enough.
    step = len(cases) // bounded(8, 90) or 1
    outcomes = Counter(
        survive(terminal, copied(begun, f"{number}.sqlite"), *case)
        for number, case in enumerate(cases)
        if number % step == 0
    )
    assert len(outcomes) > 1
    figure(f"faults: {outcomes.total()} of {len(cases)} system call faults of an erasure: {dict(outcomes)}")
