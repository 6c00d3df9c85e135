"""An entry that says since when it was known is recorded together with that claim, or not at all."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from domain.entries.catalogue import ENTRIES
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.known_on import with_knowledge
from programme.recording.record import Proposal, record
from programme.stores.open import start_programme
from tests.terminal import Terminal

RAISE = ENTRIES["risk.raised"]
FIELDS = {"title": "Drift", "cause": "no date", "event": "it lasts", "effect": "delay all"}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A programme of one entry."""
    with closing(start_programme(str(tmp_path / "store.sqlite"), "North", on="2008-01-07")) as started:
        yield started


def test_no_knowledge_is_claimed_without_evidence(register: Register) -> None:
    """Since when the organisation knew of something is never recorded without evidence."""
    bare = Proposal(RAISE, FIELDS, "2008-02")
    with pytest.raises(Refused, match="never claimed without evidence"):
        with_knowledge(bare, "2008-03", "SMT")
    claim = Proposal(ENTRIES["entry.knowledge-dated"], {"entry": 1, "readers": "SMT"}, "2008-03")
    with pytest.raises(Refused, match="never claimed without evidence"):
        record(register, [claim])
    assert register.position() == 1


def test_both_are_recorded_or_neither(register: Register) -> None:
    """A claim that is refused takes the entry with it; one that was sent before returns what was recorded."""
    proposed = Proposal(RAISE, FIELDS, "2008-02", evidence=("minutes",), entry_id=str(uuid4()))
    with pytest.raises(Refused, match="has not come yet"):
        record(register, with_knowledge(proposed, "2199-01-01", "SMT"))
    assert register.position() == 1
    first = record(register, with_knowledge(proposed, "2008-03", "SMT"))
    again = record(register, with_knowledge(proposed, "2008-03", "SMT"))
    assert [one.position for one in first] == [one.position for one in again] == [2, 3]
    assert register.position() == 3


def test_no_command_offers_it_of_an_entry_about_an_entry(terminal: Terminal) -> None:
    """What corrects an entry counts with it, and has no date of its own on which it was known."""
    terminal.must("new North --on 2008-01-07")
    assert "--known-on" in terminal.must("risk raise --help").out
    for words in ("entry correct", "entry withdraw", "entry date-knowledge"):
        assert "--known-on" not in terminal.must(f"{words} --help").out
