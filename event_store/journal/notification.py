"""A record as it is told of to whoever follows a store."""

from dataclasses import dataclass

from eventsourcing.persistence import Notification

from event_store.journal.records import StoredRecord


@dataclass(frozen=True)
class RecordNotification(StoredRecord, Notification):
    """A record with its place among the records of all programmes in the store."""
