"""Batches: many entries in one go, named on standard input, retried, and told apart from what was recorded before."""

import io
from contextlib import closing
from uuid import uuid4

import pytest

from programme.recording.batches.last import last_batch
from programme.recording.entry_ids import ids_of_batch
from programme.stores.open import open_register
from tests.terminal import Terminal

RISK = "risk raise --title T --cause c --event e --effect f --category people --on 2008-01-10"


@pytest.fixture
def risks(terminal: Terminal) -> Terminal:
    """Somebody with a programme of three risks."""
    terminal.must('new "North division merger" --on 2008-01-02')
    for _ in range(3):
        terminal.must(RISK)
    return terminal


def test_a_list_on_standard_input_names_them(risks: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for what is listed there, each once, and a batch of one is an entry like any other."""
    monkeypatch.setattr("sys.stdin", io.StringIO("R-001, R-003\nr-001\n"))
    risks.must("risk review - --note seen")
    assert "R-001, R-003" in risks.out
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert risks.run("risk review - --note seen").code == 2
    assert "name at least one" in risks.err


def test_what_was_recorded_one_by_one_is_no_batch(risks: Terminal) -> None:
    """Only what was recorded in one go is taken back in one go, also when the clock says that it was at once."""
    risks.must("risk review R-001 R-002 --note seen")
    risks.must("risk review R-003 --note seen")
    with closing(open_register(str(risks.store))) as register:
        assert [one.position for one in last_batch(register, "Sam Reed")] == [7]
    risks.must("undo --reason wrong")
    with closing(open_register(str(risks.store))) as register:
        assert [one.position for one in last_batch(register, "Sam Reed")] == [5, 6]
    risks.must("entry withdraw 6 --reason wrong")
    with closing(open_register(str(risks.store))) as register:
        assert [one.position for one in last_batch(register, "sam  reed")] == [5]


def test_a_batch_that_is_sent_again_by_its_first_id_is_known_again() -> None:
    """The ids that follow are those of the first time, and only what follows no given one was made just now."""
    first = str(uuid4())
    again = ids_of_batch([first, None, None])
    assert again == ids_of_batch([first, None, None])
    assert again[1] == []
    ids, made = ids_of_batch([None, None, first, None])
    assert made == ids[:2]
    assert ids[3] == again[0][1]
