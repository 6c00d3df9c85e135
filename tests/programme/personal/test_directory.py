"""The directory of posts and persons: a name stands once in the journal, and means one person however it is spelt."""

import sqlite3
from contextlib import closing
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.entries.catalogue import ENTRIES
from domain.entries.people.persons import PersonMerged, PersonRegistered
from domain.rules.persons import spelling
from event_store.store import Reading
from programme.personal import directory
from programme.personal.keys import Keys
from programme.personal.names import NAMING, Names
from programme.recording.record import Proposal, proposal, record
from programme.stores.open import open_register
from tests.terminal import Terminal

RISK = "risk raise --title T --cause a --event b --effect c --owner"


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    """Give a person whose directory holds one person and one post."""
    terminal.must("new Merger --on 2007-09-03").must("person register --name 'Bob Ellis' --on 2007-09-03")
    return terminal.must("post establish --title 'Supt Crime' --on 2007-09-03")


def recorded(desk: Terminal) -> list[tuple[str, bytes]]:
    """Return who recorded each entry and what it says, as they stand in the store."""
    with closing(sqlite3.connect(desk.store)) as store:
        return store.execute("SELECT by, payload FROM journal ORDER BY position").fetchall()


def test_a_name_that_the_directory_has_is_recorded_as_a_reference(desk: Terminal) -> None:
    """A name that the directory has is recorded as a reference to it, in every field and as the recorder's."""
    before = len(recorded(desk))
    desk.must(f"{RISK} 'bob  ELLIS' --by 'BOB Ellis'")
    desk.must(
        "sop draft --title Custody --authors 'Bob Ellis' --authors Wren --owner 'supt crime' --version 0.1"
    )
    desk.must("entry correct 5 --set 'owner=Bob Ellis' --reason 'he has it'")
    desk.must("staff-issue raise --theme fairness --summary s --raised-by nights --channel surgery")
    desk.must("staff-issue acknowledge SI-001 --owner 'Bob Ellis'")
    new = recorded(desk)[before:]
    assert new[0][0] == "PE-001"
    assert not any("ellis" in f"{by} {payload!r}".casefold() for by, payload in new)
    assert b'["PE-001","Wren"]' in new[1][1]
    shown = (
        desk.must("sop list").out
        + desk.must("show SI-001").out.split("entry")[0]
        + desk.must("risk list").out
    )
    assert shown.count("Bob Ellis") >= 3
    desk.must("person erase PE-001 --reason 'asked for'")
    for question in ("timeline", "risk list", "sop list", "people", "staff-issue list", "person list"):
        assert "ellis" not in (desk.must(question).out + desk.err).casefold(), question
    desk.must("verify")


def test_a_retry_under_another_spelling_is_the_same_entry(desk: Terminal) -> None:
    """What was recorded for a person is not said again by a retry that spells them otherwise, or after an erasure."""
    again = f"{RISK} '{{}}' --by '{{}}' --entry-id 0b0ff1de-7d1c-4a33-9a26-96a5a3a6b9d4"
    desk.must(again.format("Bob Ellis", "Bob Ellis"))
    size = len(recorded(desk))
    desk.must(again.format("bob ellis", "BOB ELLIS"))
    desk.must("person erase PE-001 --reason 'asked for'")
    desk.must(again.format("bob ellis", "BOB ELLIS"))
    assert len(recorded(desk)) == size + 1


def test_a_corrected_or_withdrawn_entry_of_the_directory_means_what_it_says_now(desk: Terminal) -> None:
    """A name that was corrected is shown as corrected everywhere; one that was withdrawn means nobody."""
    desk.must(f"{RISK} 'Bob Ellis'")
    desk.must("entry correct 2 --set 'name=Rob Ellis' --reason 'misheard'")
    assert desk.json("risk list")["rows"][0]["owner"] == "Rob Ellis"
    desk.must("post establish --title 'Supt South'").must("entry withdraw 6 --reason 'never was'")
    desk.must(f"{RISK} 'supt south'")
    assert desk.json("risk list")["rows"][1]["owner"] == "supt south"


def test_who_is_entered_and_named_in_one_batch_is_named_by_reference(desk: Terminal) -> None:
    """A history that enters a person and names them in its next line records the name once."""
    history = desk.store.parent / "history.jsonl"
    history.write_text(
        '{"entry": "person register", "on": "2008-01-07", "fields": {"name": "Ann Wren"}}\n'
        '{"entry": "process define", "on": "2008-01-08", "fields": {"name": "Custody", "owner": "ann wren"}}\n'
    )
    desk.must(f"import {history}")
    assert desk.json("process list")["rows"][0]["owner"] == "Ann Wren"
    assert not any(b"wren" in payload.lower() for _, payload in recorded(desk))


def test_a_register_that_stays_open_learns_the_names_that_others_enter(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The directory is not read again for what names nobody; whom others enter meanwhile is known, or forgotten."""
    read: list[UUID] = []

    def watched(rows: Reading, keys: Keys, programme_id: UUID) -> Names:
        read.append(programme_id)
        return whole(rows, keys, programme_id)

    whole = directory.directory
    monkeypatch.setattr(directory, "directory", watched)

    def raise_owned(by: str) -> str:
        fields = {"title": "T", "cause": "a", "event": "b", "effect": "c", "owner": by}
        record(register, [Proposal(proposal("risk.raised").entry_class, fields, "2007-09-04", by)])
        return recorded(desk)[-1][0]

    with closing(open_register(str(desk.store))) as register:
        assert raise_owned("Ann Wren") == "Ann Wren"
        read.clear()
        assert raise_owned("Ann Wren") == "Ann Wren"
        assert read == []
        desk.must("person register --name 'Ann Wren' --on 2007-09-03")
        assert raise_owned("ann wren") == "PE-002"
        desk.must("person erase PE-002 --reason 'asked for'")
        assert raise_owned("ann wren") == "ann wren"


def test_the_entries_that_give_names_are_those_that_the_directory_reads() -> None:
    """Every entry of the directory with a name, a title or a spelling in it is read as one that says who is meant."""
    saying = {
        cls.topic
        for cls in ENTRIES.values()
        if cls.noun in {"post", "person"}
        and {"title", "name", "spelling", "other"} & {*cls.__struct_fields__}
    }
    assert saying == {*NAMING}


def entered(ref: str, name: str) -> PersonRegistered:
    """Return the entry of a person in the directory."""
    return PersonRegistered(person=ref, name=name)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_mergers_lead_to_one_person_in_any_order(pairs: list[tuple[int, int]]) -> None:
    """However persons are merged, also in a circle, everyone means somebody who is in the directory."""
    names = Names()
    for number in range(6):
        names.learn(entered(f"PE-{number + 1:03d}", f"Name {number}"))
    for one, other in pairs:
        names.learn(PersonMerged(person=f"PE-{one + 1:03d}", other=f"PE-{other + 1:03d}"))
    known = {f"Name {number}" for number in range(6)}
    assert all(names.shown(f"name  {number}") in known for number in range(6))


@given(st.text(min_size=1, max_size=20))
def test_any_spelling_of_a_name_means_its_person(name: str) -> None:
    """Capitals, spaces and the encoding of accents make no other person of a name."""
    names = Names()
    names.learn(entered("PE-001", name))
    for typed in (name, f"  {name} ", spelling(name)):
        if spelling(typed) == spelling(name):
            assert names.kept(typed) == "PE-001"
