"""A sealed text opens with its key in its place, and nowhere else; replay opens what it keeps."""

from binascii import a2b_base64
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from domain.entries.catalogue import ENTRIES
from domain.entries.entry import Entry
from domain.history.replay import fold
from programme.foundation.codec import MARK
from programme.foundation.moment import Moment
from programme.personal.cipher import place_of, seal, unseal, unwrap
from programme.stores.open import open_register
from tests.event_store.examples import CAMDEN, WESTMINSTER
from tests.terminal import Terminal

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
WITH_NOTES = [cls for cls in ENTRIES.values() if cls.kept_personal_fields != cls.personal_fields]


def opened(  # noqa: PLR0913, PLR0917 - each is a thing that a seal is bound to
    programme_id: UUID = WESTMINSTER,
    position: int = 7,
    topic: str = "staff-issue.raised",
    label: str = "summary",
    name: str = "SI-001/0",
    key: bytes = KEY,
) -> str | None:
    """Open the same sealed text somewhere."""
    place = place_of(WESTMINSTER, 7, "staff-issue.raised")
    _, body = unwrap(seal("PC Alder", "SI-001/0", KEY, place, "summary"))
    return unseal(name, body, key, place_of(programme_id, position, topic), label)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"programme_id": CAMDEN},
        {"position": 8},
        {"topic": "staff-issue.reopened"},
        {"label": "raised_by"},
        {"name": "SI-001/9"},
        {"name": "SI-002/0"},
        {"key": OTHER_KEY},
    ],
)
def test_a_seal_is_bound_to_all_that_it_stands_in(elsewhere: dict[str, object]) -> None:
    """A sealed text is not opened in another programme, position, kind of entry or field, or by another key."""
    assert opened() == "PC Alder"
    assert opened(**elsewhere) is None  # type: ignore[arg-type] # each is of its own type


def test_a_seal_that_was_changed_anywhere_is_not_opened() -> None:
    """Whichever byte of a sealed text is changed, it is not opened."""
    place = place_of(WESTMINSTER, 7, "staff-issue.raised")
    name, body = unwrap(seal("PC Alder", "SI-001/0", KEY, place, "summary"))
    for number, character in enumerate(body):
        changed = body[:number] + ("A" if character != "A" else "B") + body[number + 1 :]
        # In the last character before the padding some bits stand for nothing.
        if a2b_base64(changed) != a2b_base64(body):
            assert unseal(name, changed, KEY, place, "summary") is None


def test_what_is_sealed_twice_is_never_the_same() -> None:
    """Two people who said the same cannot be told from what is recorded."""
    place = place_of(WESTMINSTER, 7, "staff-issue.raised")
    assert len({seal("yes", "SI-001/0", KEY, place, "summary") for _ in range(100)}) == 100


@pytest.mark.parametrize("cls", WITH_NOTES)
def test_no_effect_looks_at_a_text_that_replay_leaves_sealed(cls: type[Entry]) -> None:
    """What is marked as not kept is used by no effect, nor by whether an entry counts as upkeep."""
    notes = set(cls.personal_fields) - set(cls.kept_personal_fields)
    used = {*cls.apply.__code__.co_names, *cls.upkeep.fget.__code__.co_names}  # type: ignore[attr-defined] # a property
    assert notes
    assert not notes & used


def test_replay_keeps_nothing_sealed(terminal: Terminal, westminster_store: Path) -> None:
    """Replay, which opens only what the state keeps, leads to the state that all texts, opened, lead to."""
    terminal.starts_from(westminster_store)
    terminal.must(
        "staff-issue raise --theme fairness --summary 'PC Alder' --raised-by Alder --channel surgery"
    )
    raised = terminal.out.split()[3]
    terminal.must(f"staff-issue acknowledge {raised} --owner 'Sgt Birch'")
    terminal.must(f"staff-issue update {raised} --note 'spoke to Alder' --owner 'Sgt Elm'")
    register = open_register(str(terminal.store))
    moment = Moment(register.today, register.position(), register.today)
    replayed = register.replayed(moment)
    records = register.journal.replay(register.programme_id, moment.position, moment.as_of)
    opened_all = fold(record.fact for record in records)
    register.close()
    kept = msgspec.msgpack.encode(replayed)
    assert kept == msgspec.msgpack.encode(opened_all)
    assert b"Sgt Elm" in kept
    assert msgspec.json.encode(MARK)[1:-1] not in msgspec.json.encode(replayed)
