"""The history in memory: whatever is asked of it, it answers as the store does."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.history.record import Record
from programme.foundation.moment import Moment
from programme.journal.history import AT_ONCE, History
from programme.journal.register import Register
from programme.journal.unfolding import RUNG_FACTS
from programme.journal.view import View
from programme.questions.timeline import kept
from programme.stores.open import open_journal, open_register
from tests.benchmarks.growth import FIRST_DAY, history, write
from tests.terminal import Terminal

SIZE = AT_ONCE + 500


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A programme of ten years, some of it late and some corrected."""
    journal = open_journal(str(tmp_path_factory.mktemp("history") / "store.sqlite"), create=True)
    return Register(journal, write(journal, history(SIZE)))


@pytest.fixture(scope="module")
def learnt(register: Register) -> History:
    """All of it, in memory."""
    found = History(register)
    parts = 1
    while found.learn():
        parts += 1
    assert parts == 2 + SIZE // RUNG_FACTS
    return found


def everything(view: View) -> tuple[object, list[Record], list[Record], list[Record]]:
    """Return all that a question can ask of a view."""
    return view.programme, list(view.records()), list(kept(view, lambda _: True)), view.possible()


@given(day=st.integers(-10, 3700))
@settings(max_examples=25)
def test_any_day_in_memory_is_that_day_replayed(register: Register, learnt: History, day: int) -> None:
    """Going from day to day in any order shows state, entries and possible facts as a replay from nothing does."""
    moment = Moment(FIRST_DAY + timedelta(days=day), register.position(), date.max)
    assert everything(learnt.at(moment)) == everything(register.at(moment))


def test_what_was_known_at_another_time_is_read_from_the_store(register: Register, learnt: History) -> None:
    """By the knowledge of an earlier entry the answer is that of a replay, too."""
    moment = Moment(FIRST_DAY + timedelta(days=2000), 900, date.max, "then")
    assert everything(learnt.at(moment)) == everything(register.at(moment))


def test_what_another_process_records_is_learnt(terminal: Terminal) -> None:
    """An entry, a correction and a withdrawal of somebody else are in the next view."""
    terminal.must('new "North division merger" --on 2008-01-07')
    issue = "staff-issue raise --theme workload --summary rotas --raised-by sergeants --channel survey"
    register = open_register(str(terminal.store))
    found = History(register)
    found.learn()
    for line in (
        f"{issue} --on 2008-02-01",
        "staff-issue acknowledge SI-001 --owner 'HR partner' --on 2008-02-08",
        "staff-issue update SI-001 --note 'looked at it' --on 2008-02-09",
        "entry correct 3 --set owner='Supt North' --reason 'the wrong owner'",
        "entry withdraw 4 --reason 'nobody did'",
    ):
        terminal.must(line)
        moment = register.moment()
        assert everything(found.at(moment)) == everything(register.at(moment)), line
        assert found.learnt == moment.position
    register.close()


def test_what_is_erased_is_not_shown_from_memory(terminal: Terminal, tmp_path: Path) -> None:
    """What is erased while the app is open is not shown from memory."""
    terminal.must('new "North division merger" --on 2008-01-07')
    issue = "staff-issue raise --theme workload --summary 'Jo Bloggs is on two rotas' --raised-by PCs --channel survey"
    terminal.must(f"{issue} --on 2008-02-01")
    register = open_register(str(terminal.store))
    found = History(register)
    found.learn()
    assert "Jo Bloggs" in str(list(found.at(register.moment()).records()))
    terminal.must("person erase SI-001 --reason 'asked for by the person'")
    for _ in range(3):
        assert "Jo Bloggs" not in str(list(found.at(register.moment()).records()))
        found.learn()
    assert found.learnt == register.position()
    register.close()
