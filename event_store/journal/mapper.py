"""The mapper between envelopes and stored records; what an entry is, only its codec knows."""

from typing import Any, Protocol, cast
from uuid import UUID

import msgspec
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, MapperDeserialisationError, StoredEvent

from event_store.journal.envelope import Envelope
from event_store.journal.records import StoredRecord, as_record


class Codec(Protocol):
    """Turns entries into bytes under a stable topic, and back."""

    def encode(self, entry: Any) -> tuple[str, bytes]:  # noqa: ANN401 - the journal does not know what an entry is
        """Return the topic and the exact bytes of an entry."""

    def decode(self, topic: str, payload: bytes) -> Any:  # noqa: ANN401 - the journal does not know what an entry is
        """Return the entry that was encoded; any exception means that these bytes cannot be read."""


class JournalMapper(Mapper[UUID]):
    """Keeps the codec's bytes as they are, where the library's own mapper would write `vars(event)`."""

    def __init__(self, codec: Codec) -> None:
        super().__init__(JSONTranscoder())  # the base class asks for a transcoder; no entry passes through it
        self.codec = codec

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredRecord:
        """Return the record of an envelope; TypeError for any other event."""
        if not isinstance(domain_event, Envelope):
            problem = f"the journal keeps envelopes, not {type(domain_event).__name__}"
            raise TypeError(problem)
        topic, payload = self.codec.encode(domain_event.entry)
        return StoredRecord(
            domain_event.originator_id,
            domain_event.originator_version,
            topic,
            payload,
            entry_id=domain_event.entry_id,
            effective=domain_event.effective,
            earliest=domain_event.earliest,
            latest=domain_event.latest,
            by=domain_event.by,
            evidence=msgspec.json.encode(domain_event.evidence).decode(),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Envelope:
        """Return the envelope of a record; MapperDeserialisationError when its bytes cannot be read."""
        record = as_record(stored_event)
        try:
            entry = self.codec.decode(record.topic, record.state)
            evidence = msgspec.json.decode(record.evidence, type=tuple[str, ...])
        except Exception as error:
            problem = (
                f"the record at position {record.originator_version} ({record.topic}) cannot be read: {error}"
            )
            raise MapperDeserialisationError(problem) from error
        return Envelope(
            cast("UUID", record.originator_id),
            record.originator_version,
            entry,
            record.entry_id,
            record.effective,
            record.earliest,
            record.latest,
            record.by,
            evidence,
            record.recorded_at,
        )
