"""Every system call by which an append reaches the disk fails once, or is the last the process makes."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from event_store.sqlite import SQLiteJournalRecorder
from event_store.sqlite.connections import Connections
from tests.event_store.examples import examples
from tests.event_store.sqlite.test_sqlite_durability import check_whole
from tests.faults.bounds import LONG
from tests.faults.tracing import FAULTS, calls_of, failing, needs_strace, was_killed

pytestmark = needs_strace

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,openat,unlink,fallocate"
APPENDER = "tests.faults.appender"


def begun(path: Path) -> Path:
    """Make a store with one batch, closed."""
    connections = Connections(str(path))
    SQLiteJournalRecorder(connections).append(examples(1, 3))
    connections.close()
    return path


def survive(store: Path, call: str, number: int, fault: str) -> str:
    """Let one system call fail, check the store, and return how the process ended."""
    ran = failing(APPENDER, begun(store), call, number, fault)
    killed = was_killed(ran)
    assert killed or (ran.returncode, ran.stderr) == (0, "")
    said = ran.stdout.splitlines()
    refused = [line for line in said if line.startswith("refused ")]
    acknowledged = max([3, *(int(line.split()[1]) for line in said if line not in refused)])
    recorder = SQLiteJournalRecorder(Connections(str(store), create=False))
    size = check_whole(recorder)
    assert size in ({acknowledged, acknowledged + 3} if killed else {acknowledged})
    recorder.append(examples(size + 1, size + 3))
    recorder.connections.close()
    assert all(re.search(r"(cannot|may not) be (written|opened|used).*: \w+", line) for line in refused)
    return "killed" if killed else "refused" if refused else "unharmed"


def test_a_system_call_that_fails_loses_nothing(
    path: Path, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    """Whichever system call of an append fails or is the last: what was acknowledged is kept, what was refused not."""
    found = calls_of(APPENDER, begun(path), CALLS)
    assert found["pwrite64"] > 20
    assert found["fdatasync"] + found["fsync"] > 4
    cases = [
        (call, n, fault) for call, times in found.items() for n in range(1, times + 1) for fault in FAULTS
    ]
    outcomes = Counter(
        survive(tmp_path / f"{number}.sqlite", *case)
        for number, case in enumerate(cases)
        # A prime, so that every call and every fault has its turn.
        if LONG or number % 17 == 0
    )
    assert outcomes["killed"] > 0
    assert outcomes["refused"] > 0
    figure(
        f"faults: {outcomes.total()} of {len(cases)} system call faults injected: {dict(outcomes)} ({dict(found)})"
    )
