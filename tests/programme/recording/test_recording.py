"""Recording: checked, all or none, and checked again when somebody else was faster."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace

from domain.entries.catalogue import ENTRIES
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.record import Proposal, proposal, record
from programme.stores.open import open_register, start_programme

STATEMENT = {"cause": "no date", "event": "it lasts", "effect": "delay all"}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A programme with one open risk, R-001."""
    started = start_programme(
        str(tmp_path / "store.sqlite"), "North division merger", on="2008-01-07", by="Sam Reed"
    )
    record(started, [risk("Interim prolonged", on="2008-02-01")])
    yield started
    started.close()


def risk(title: str, **envelope: Any) -> Proposal:
    """Propose a risk."""
    return Proposal(ENTRIES["risk.raised"], {"title": title, **STATEMENT}, **envelope)


def before_append(
    register: Register, monkeypatch: pytest.MonkeyPatch, other: Callable[[Register], object]
) -> None:
    """Let another writer with a connection of its own record between this writer's check and its append."""
    append = register.journal.append

    def late(envelopes: Any, grants: Any = ()) -> Any:
        monkeypatch.setattr(register.journal, "append", append)
        faster = open_register(str(register.journal.recorder.place))
        other(faster)
        faster.close()
        return append(envelopes, grants)

    monkeypatch.setattr(register.journal, "append", late)


def test_the_slower_of_two_writers_is_checked_again(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slower of two writers is checked again against the new state, and then recorded or refused."""
    before_append(register, monkeypatch, lambda other: record(other, [risk("Records wrong")]))
    (recorded,) = record(register, [risk("Samples spoiled")])
    assert (recorded.position, list(recorded.entry.allotted())) == (4, ["R-003"])
    titles = {ref: thing.title for ref, thing in register.view().programme.risks.items()}
    assert titles == {"R-001": "Interim prolonged", "R-002": "Records wrong", "R-003": "Samples spoiled"}
    close = proposal("risk.closed", risk="R-001", reason="a date is set")
    before_append(register, monkeypatch, lambda other: record(other, [close]))
    with pytest.raises(Refused, match="R-001 is closed and cannot be reviewed"):
        record(register, [proposal("risk.reviewed", risk="R-001", note="looked")])
    assert register.position() == 5


def test_a_retried_entry_returns_the_original_record(register: Register) -> None:
    """A retried entry_id returns the original record, with the reference it was given the first time."""
    retried = risk("Records wrong", entry_id=str(uuid4()), on="2008-03-01", by="Sam Reed")
    first = record(register, [retried])
    record(register, [risk("Samples spoiled")])
    assert record(register, [retried]) == first
    assert register.position() == 4


@pytest.mark.parametrize(
    "amendment",
    [
        proposal("entry.withdrawn", entry=2, reason="no such risk"),
        proposal(
            "entry.corrected", entry=2, reason="misheard", changes={"title": "Interim outlives its purpose"}
        ),
        proposal("entry.corrected", entry=2, reason="misread", effective="2008-03-01"),
    ],
)
def test_a_retried_amendment_returns_the_original_record(register: Register, amendment: Proposal) -> None:
    """A retried amendment returns the original record."""
    retried = replace(amendment, entry_id=str(uuid4()))
    first = record(register, [retried])
    assert record(register, [retried]) == first
    assert register.position() == 3


def test_an_entry_id_is_not_used_for_something_else(register: Register) -> None:
    """An entry id belongs to what was first recorded under it."""
    entry_id = str(uuid4())
    record(register, [risk("Records wrong", entry_id=entry_id)])
    with pytest.raises(Refused, match="which says something else"):
        record(register, [risk("Samples spoiled", entry_id=entry_id)])
    assert register.position() == 3


def test_a_batch_with_one_refused_entry_records_nothing(register: Register) -> None:
    """A batch is all or nothing, and the refusal names the entry that was wrong."""
    batch = [risk("Records wrong"), proposal("risk.reviewed", risk="R-099", note="looked")]
    with pytest.raises(Refused, match="entry 2 of the batch: there is no risk R-099"):
        record(register, batch)
    assert register.position() == 2


def test_a_batch_may_name_what_it_brings_into_being(register: Register) -> None:
    """Entries of a batch are checked one after the other, each against those before it."""
    record(register, [risk("Records wrong"), proposal("risk.closed", risk="R-002", reason="put right")])
    assert register.view().programme.risks["R-002"].state == "closed"


def test_references_are_given_in_order_and_never_reused(register: Register) -> None:
    """References are given in order and never reused."""
    record(register, [risk("Records wrong")])
    record(register, [proposal("entry.withdrawn", entry=3, reason="no such risk")])
    (recorded,) = record(register, [risk("Samples spoiled")])
    assert list(recorded.entry.allotted()) == ["R-003"]
    with pytest.raises(Refused, match="R-004 is next"):
        record(register, [Proposal(ENTRIES["risk.raised"], {"risk": "R-009", "title": "x", **STATEMENT})])


def test_an_entry_dated_in_the_past_is_checked_against_later_ones(register: Register) -> None:
    """An entry dated in the past is refused when a later one would then be refused."""
    record(register, [proposal("risk.reviewed", risk="R-001", note="looked")])
    close = Proposal(ENTRIES["risk.closed"], {"risk": "R-001", "reason": "a date is set"}, on="2008-05-01")
    with pytest.raises(Refused, match=r"entry 3 \(risk review, .*\) would then be refused: R-001 is closed"):
        record(register, [close])
    assert register.position() == 3


def test_a_dry_run_checks_and_records_nothing(register: Register) -> None:
    """A dry run answers as the real run would and leaves the journal as it is."""
    (draft,) = record(register, [risk("Records wrong")], dry_run=True)
    assert list(draft.entry.allotted()) == ["R-002"]
    assert register.position() == 2


def test_nothing_is_no_entry(register: Register) -> None:
    """An empty batch is refused."""
    with pytest.raises(Refused, match="nothing to record"):
        record(register, [])
