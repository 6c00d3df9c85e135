"""The mapper, and an application of the library that stands on it."""

import json
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.application import Application
from eventsourcing.domain import DomainEvent
from eventsourcing.persistence import Mapper, MapperDeserialisationError, StoredEvent

from event_store.errors import PositionConflict
from event_store.journal.envelope import Envelope
from event_store.journal.mapper import JournalMapper
from event_store.journal.records import StoredRecord
from tests.event_store.examples import WESTMINSTER, example


class NotesCodec:
    """Entries are dictionaries, each under the topic it names."""

    def encode(self, entry: Any) -> tuple[str, bytes]:
        """Return the topic and the bytes of a note."""
        return entry["topic"], json.dumps(entry).encode()

    def decode(self, topic: str, payload: bytes) -> Any:
        """Return the note."""
        return json.loads(payload) | {"read under": topic}


class Notes(Application[UUID]):
    """An application that keeps notes in a journal."""

    def construct_mapper(self) -> Mapper[UUID]:
        """Give the library our mapper."""
        return JournalMapper(NotesCodec())


def note(position: int, text: str, **changes: Any) -> Envelope:
    """Return a note in its envelope."""
    fields: dict[str, Any] = {
        "entry": {"topic": "note.made", "text": text},
        "entry_id": f"note-{position}",
        "effective": "2008-01~",
        "earliest": "2007-12-31",
        "latest": "2008-02-01",
        "by": "Ann Carter",
        "evidence": ("HMIC 2009, 4.12", "“§5”"),
    }
    return Envelope(WESTMINSTER, position, **(fields | changes))


@pytest.fixture
def notes(path: Path) -> Iterator[Notes]:
    """Give an application with a new store."""
    with Notes({"PERSISTENCE_MODULE": "event_store.sqlite", "SQLITE_DBNAME": str(path)}) as application:
        yield application


def test_the_payload_is_exactly_what_the_codec_gives() -> None:
    """The journal keeps the codec's bytes under the codec's topic, and nothing of how they are made."""
    record = JournalMapper(NotesCodec()).to_stored_event(note(3, "Zoë"))
    assert record == StoredRecord(
        WESTMINSTER,
        3,
        "note.made",
        b'{"topic": "note.made", "text": "Zo\\u00eb"}',
        entry_id="note-3",
        effective="2008-01~",
        earliest="2007-12-31",
        latest="2008-02-01",
        by="Ann Carter",
        evidence='["HMIC 2009, 4.12","“§5”"]',
    )


def test_an_application_reads_what_it_saved(notes: Notes) -> None:
    """Envelopes saved through the library come back from its event store, stamped and otherwise equal."""
    recordings = notes.save(note(1, "custody moves first"), note(2, "no SOP"))
    assert [recording.notification.id for recording in recordings] == [1, 2]
    first, second = notes.events.get(WESTMINSTER)
    assert isinstance(first, Envelope)
    assert isinstance(second, Envelope)
    assert first.entry == {"topic": "note.made", "text": "custody moves first", "read under": "note.made"}
    assert second.evidence == ("HMIC 2009, 4.12", "“§5”")
    assert first.recorded_at == second.recorded_at != ""
    assert notes.save() == []
    with pytest.raises(PositionConflict):
        notes.save(note(2, "too late", entry_id="another"))


def test_a_repository_projects_a_journal(notes: Notes) -> None:
    """The library's repository folds a journal with any projector."""
    notes.save(note(1, "one"), note(2, "two"), note(3, "three"))

    def project(_: object, envelopes: Any) -> Any:
        return reduce(lambda texts, envelope: [*texts, envelope.entry["text"]], envelopes, [])

    assert notes.repository.get(WESTMINSTER, projector_func=project) == ["one", "two", "three"]
    assert notes.repository.get(WESTMINSTER, version=2, projector_func=project) == ["one", "two"]


def test_a_notification_is_read_as_its_record_is(notes: Notes) -> None:
    """Whoever follows the notification log gets the whole envelope, not only the entry."""
    notes.save(note(1, "one"))
    (notification,) = notes.notification_log.select(start=1, limit=10)
    assert [notes.mapper.to_domain_event(notification)] == list(notes.events.get(WESTMINSTER))


def test_a_record_that_cannot_be_read_is_named() -> None:
    """Bytes that the codec cannot read are reported with their position and topic."""
    damaged = example(7, state=b"{")
    with pytest.raises(
        MapperDeserialisationError, match=r"record at position 7 \(risk.assessed\) cannot be read"
    ):
        JournalMapper(NotesCodec()).to_domain_event(damaged)


def test_only_envelopes_are_recorded() -> None:
    """An event of another kind is refused, where the library's mapper would write whatever it holds."""
    event = DomainEvent(
        originator_id=WESTMINSTER, originator_version=1, timestamp=DomainEvent.create_timestamp()
    )
    with pytest.raises(TypeError, match="the journal keeps envelopes, not DomainEvent"):
        JournalMapper(NotesCodec()).to_stored_event(event)


def test_a_plain_stored_event_is_read_with_neutral_values() -> None:
    """An event without our columns can still be read."""
    envelope = JournalMapper(NotesCodec()).to_domain_event(StoredEvent(WESTMINSTER, 1, "note.made", b"{}"))
    assert (envelope.effective, envelope.by, envelope.evidence) == ("0001-01-01", "unknown", ())
