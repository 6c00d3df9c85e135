"""Concurrent histories: what 2, 8 and 16 processes were told while they recorded in one register, checked."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from programme.recording.record import proposal, record
from programme.stores.open import open_register, start_programme
from tests.faults.bounds import bounded
from tests.faults.client import STATEMENT
from tests.faults.histories import Operation, Recorded, faults, read_history

KINDS = {"risk.raised": "raise", "risk.reviewed": "review", "risk.closed": "close"}


def journal_of(store: Path) -> list[Recorded]:
    """Return the journal as the checker reads it."""
    register = open_register(str(store))
    found = [
        Recorded(
            each.position,
            KINDS[each.entry.topic],  # type: ignore[arg-type]
            each.entry.risk,  # type: ignore[attr-defined]
            getattr(
                each.entry, {"raise": "title", "review": "note", "close": "reason"}[KINDS[each.entry.topic]]
            ),
        )
        for each in register.journal.recorded(register.programme_id, after=1)
    ]
    register.close()
    return found


@pytest.mark.parametrize("processes", [2, 8, 16])
def test_no_writer_is_refused_for_a_reason_that_is_not_so(
    tmp_path: Path, processes: int, figure: Callable[[str], None]
) -> None:
    """Of writers whose entries do not conflict none is refused, however many there are."""
    store = tmp_path / "store.sqlite"
    started = start_programme(str(store), "North division merger", on="2008-01-07", by="Sam Reed")
    first = Operation(99, 0, "raise", 0, 0, "R-001", 2)
    record(started, [proposal("risk.raised", title=first.said, **STATEMENT)])
    started.close()
    operations = bounded(96, 6_400) // processes
    files = [tmp_path / f"{client}.jsonl" for client in range(processes)]
    clients = [
        subprocess.Popen([sys.executable, "-m", "tests.faults.client", store, file, str(n), str(operations)])
        for n, file in enumerate(files)
    ]
    assert [client.wait() for client in clients] == [0] * processes
    history = [first, *read_history(files)]
    assert list(faults(history, journal_of(store))) == []
    refused = sum(bool(operation.refusal) for operation in history)
    figure(
        f"faults: {len(history)} operations of {processes} processes in one history, {refused} justly refused"
    )


def test_six_commands_at_once_are_all_recorded(tmp_path: Path) -> None:
    """Six people who raise risks at the same moment get six references."""
    store = tmp_path / "store.sqlite"
    start_programme(str(store), "North division merger", on="2008-01-07", by="Sam Reed").close()
    command = [sys.executable, "-m", "programme", "risk", "raise", "--store", str(store)]
    options = [word for name, value in STATEMENT.items() for word in (f"--{name}", value)]
    at_once = [
        subprocess.Popen([*command, "--title", f"risk {n}", *options], stderr=subprocess.PIPE, text=True)
        for n in range(6)
    ]
    said = [each.communicate()[1] for each in at_once]
    assert [each.returncode for each in at_once] == [0] * 6, said
    register = open_register(str(store))
    assert list(register.view().programme.risks) == [f"R-{n:03}" for n in range(1, 7)]
    register.close()


WELL = [
    Operation(1, 0, "raise", 0, 10, "R-001", 2),
    Operation(1, 1, "close", 20, 30, "R-001", 4),
    Operation(2, 0, "review", 5, 25, "R-001", 3),
    Operation(2, 1, "review", 26, 40, "R-001", refusal="R-001 is closed and cannot be reviewed"),
    Operation(2, 2, "read", 50, 60, position=4, seen=1),
]
JOURNAL = [Recorded(o.position, o.kind, o.risk, o.said) for o in (WELL[0], WELL[2], WELL[1])]


def test_the_checker_finds_nothing_where_nothing_is() -> None:
    """A history that agrees with the journal has no fault."""
    assert list(faults(WELL, JOURNAL)) == []


@pytest.mark.parametrize(
    ("number", "changed", "fault"),
    [
        (0, {"position": 7}, "was told 7"),
        (0, {"risk": "R-002"}, "was told 2 R-002"),
        (2, {"refusal": "no"}, "was refused and recorded"),
        (2, {"said_by": 3}, "is lost"),
        (1, {"called": 41, "returned": 45}, "for what is not so"),
        (3, {"refusal": "somebody was faster"}, "without its conflict being named"),
        (3, {"kind": "raise"}, "for what is not so"),
        (3, {"refusal": "there is no risk R-001 on 1 May 2020"}, "did not find R-001"),
        (4, {"seen": 0}, "saw 0 risks"),
        (4, {"position": 3}, "though 4 was known"),
    ],
)
def test_the_checker_finds_what_is_wrong(number: int, changed: dict[str, object], fault: str) -> None:
    """Each kind of fault that a history can have is found."""
    if "said_by" in changed:
        changed = {"client": changed["said_by"]}
    history = [*WELL]
    history[number] = history[number]._replace(**changed)  # type: ignore[arg-type]
    assert any(fault in found for found in faults(history, JOURNAL))


def test_the_checker_replays_the_journal_by_its_own_rules() -> None:
    """References out of order, gaps and what is done to a closed risk are found in the journal itself."""
    swapped = [JOURNAL[0], JOURNAL[2]._replace(position=3), JOURNAL[1]._replace(position=4)]
    assert any("which was not open" in found for found in faults([], swapped))
    assert any("R-007 was given out" in found for found in faults([], [JOURNAL[0]._replace(risk="R-007")]))
    assert any("a gap" in found for found in faults([], [JOURNAL[0], JOURNAL[2]]))
