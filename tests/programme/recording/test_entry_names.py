"""Entries named by number, by id, or by what they say: found once, or refused with what would find them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.history.record import Record
from programme.foundation.refusal import Refused
from programme.journal.register import Register
from programme.recording.entry_names import Said, finder, read, well_formed
from programme.recording.import_history import import_history
from programme.recording.known import Known
from programme.recording.record import Proposal, proposal, record
from programme.stores.open import start_programme


def scored(likelihood: int) -> Proposal:
    """A score of the risk."""
    return proposal("risk.assessed", risk="R-001", likelihood=likelihood, impact=4, basis="two suites")


def lesson(*shown_by: str | int, **more: Any) -> dict[str, Any]:
    """The fields of a lesson."""
    said = {"kind": "avoid", "title": "T", "happened": "h", "why": "w", "advice": "a", "audience": "x"}
    return {**said, "drawn_by": "Sam Reed", "shown_by": shown_by, **more}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A programme with a risk (entry 2) that was scored twice (entries 3 and 4)."""
    started = start_programme(str(tmp_path / "store.sqlite"), "North division merger", by="Sam Reed")
    raised = proposal("risk.raised", title="T", cause="c", event="e", effect="f")
    record(started, [raised, scored(3), scored(5)])
    yield started
    started.close()


def found(register: Register, name: object, known: int = 4, drafts: tuple[Record, ...] = ()) -> int:
    """Return the position of the named entry."""
    return finder(Known(register, known), drafts)(name)


def test_an_entry_is_found_by_number_id_and_what_it_says(register: Register) -> None:
    """However it is named, it is the same entry."""
    (second,) = register.journal.at(register.programme_id, [2])
    for name in ("2", "#2", " 2 ", second.entry_id, "risk raise R-001", "risk raise r1", "risk raise"):
        assert found(register, name) == 2
    assert found(register, "risk assess R-001 likelihood=5") == 4
    assert found(register, "programme start") == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("5", "there is no entry 5: the journal ends at entry 4"),
        ("0", "there is no entry 0: the journal ends at entry 4"),
        ("risk assess R-001", "2 entries are “risk assess R-001” (3, 4): give the number of one of them"),
        ("risk assess R-002", "there is no entry “risk assess R-002”"),
        ("risk close", "there is no entry “risk close”"),
        ("risk raise X-1", "“X-1” is not a reference"),
        ("risk raise R-001 colour=red", "risk raise has no field “colour”"),
        ("7c9e6679-7425-40de-944b-e07fc1f90ae7", "there is no entry “7c9e6679"),
        ("the move", "“the move” names no entry: give its number"),
        (57.0, "“57.0” names no entry: give its number"),
        (None, "“None” names no entry: give its number"),
    ],
)
def test_a_name_that_finds_none_or_several_is_refused(
    register: Register, name: object, sentence: str
) -> None:
    """The sentence says what would find one."""
    with pytest.raises(ValueError, match=r".") as refused:
        found(register, name)
    assert str(refused.value).startswith(sentence)


def test_what_was_withdrawn_is_not_found_by_what_it_says(register: Register) -> None:
    """Of two scores the one that stands is meant."""
    record(register, [proposal("entry.withdrawn", entry=3, reason="not so")])
    assert found(register, "risk assess R-001", 5) == 4
    with pytest.raises(Refused, match="entry 3 was withdrawn by entry 5 and shows nothing"):
        record(register, [proposal("lesson.proposed", **lesson("3"))])


def test_what_was_recorded_later_is_not_found(register: Register) -> None:
    """A retried entry is read as it was the first time: with one score there was no other to confuse it with."""
    assert found(register, "risk assess R-001", 3) == 3
    with pytest.raises(ValueError, match="the journal ends at entry 3"):
        found(register, "4", 3)


def test_a_retried_lesson_is_the_same_lesson_although_its_name_is_ambiguous_by_now(
    register: Register,
) -> None:
    """The name is read against the journal before the lesson was first recorded."""
    named = Proposal(proposal("lesson.proposed").entry_class, lesson("risk raise"), entry_id=str(uuid4()))
    (first,) = record(register, [named])
    record(register, [proposal("risk.raised", title="U", cause="c", event="e", effect="f")])
    with pytest.raises(ValueError, match="2 entries are “risk raise”"):
        found(register, "risk raise", 6)
    assert record(register, [named]) == (first,)
    assert register.position() == 6


def test_a_history_names_entries_of_its_own_file_and_is_imported_once(
    register: Register, tmp_path: Path
) -> None:
    """The numbers of a file's entries are given when it is imported; what they say is known before."""
    file = tmp_path / "history.jsonl"
    lines = [
        {"entry": "issue raise", "on": "2026-01-05", "fields": {"title": "T", "description": "d"}},
        {"entry": "lesson propose", "on": "2026-01-06", "fields": lesson("issue raise I-001", 1)},
    ]
    lines[0]["on"] = lines[1]["on"] = register.today.isoformat()
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert import_history(register, file).recorded == 2
    assert register.view().programme.lessons["LL-001"].shown_by == (5, 1)
    assert import_history(register, file).recorded == 0


def test_a_correction_names_entries_too_and_keeps_what_was_named(register: Register) -> None:
    """What shows a lesson may be put right like any field."""
    record(register, [proposal("lesson.proposed", **lesson("2", "3"))])
    changes = {"shown_by": ["risk assess R-001 likelihood=5"]}
    record(register, [proposal("entry.corrected", entry=5, reason="the other", changes=changes)])
    assert register.view().programme.lessons["LL-001"].shown_by == (4,)
    record(register, [proposal("entry.withdrawn", entry=4, reason="not so")])
    record(register, [proposal("entry.corrected", entry=5, reason="typo", changes={"title": "U"})])
    with pytest.raises(Refused, match="entry 4 was withdrawn by entry 7 and shows nothing"):
        record(register, [proposal("lesson.linked", lesson="LL-001", shown_by=["4"])])
    record(register, [proposal("lesson.linked", lesson="LL-001", shown_by=["3"])])
    with pytest.raises(Refused, match="entry 4 was withdrawn by entry 7 and shows nothing"):
        record(register, [proposal("entry.corrected", entry=9, reason="typo", changes={"shown_by": [4]})])
    assert register.view().programme.lessons["LL-001"].shown_by == (4, 3)


@given(st.text(max_size=60))
def test_any_text_is_read_as_a_name_or_refused_with_a_sentence(text: str) -> None:
    """Nothing that is typed ends in anything but a position or a ValueError that says why."""
    try:
        named = read(text)
    except ValueError:
        with pytest.raises(ValueError, match=r"[:;] "):
            well_formed(text)
    else:
        assert well_formed(text) == (named if isinstance(named, int) else 1)


@given(st.sampled_from(["risk raise", "phase go-live"]), st.lists(st.integers(1, 999), max_size=3))
def test_a_command_and_references_are_read_however_they_are_spaced(command: str, numbers: list[int]) -> None:
    """Two spaces are one."""
    named = read("  ".join([*command.split(), *(f"r{number}" for number in numbers)]))
    assert isinstance(named, Said)
    assert named.references == {f"R-{number:03d}" for number in numbers}
