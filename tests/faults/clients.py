"""Clients of a server that keep on recording, and remember what they were told."""

from threading import Event, Thread
from uuid import UUID

from event_store.errors import JournalError, PositionConflict
from event_store.journal.records import StoredRecord
from event_store.postgresql import PostgreSQLJournalRecorder
from event_store.verification.check_store import check_store
from tests.event_store.examples import example
from tests.event_store.postgresql.stores import TestStore

# Ends every connection of a program to a server.
END = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'programme' "
    "AND pid <> pg_backend_pid()"
)


class Client(Thread):
    """Records one entry after the other in one programme, until it is stopped or has recorded enough."""

    def __init__(self, recorder: PostgreSQLJournalRecorder, programme_id: UUID, most: int = 10**6) -> None:
        super().__init__(daemon=True)
        self.recorder, self.programme_id, self.most = recorder, programme_id, most
        self.acknowledged: list[StoredRecord] = []
        self.failed: list[JournalError] = []
        self.longest_wait = 0
        self.stopped = Event()

    def run(self) -> None:
        """Record, each entry under its own id, as often as it takes."""
        while not self.stopped.is_set() and len(self.acknowledged) < self.most:
            try:
                self.acknowledged += self._record()
            except JournalError as error:
                self.failed.append(error)

    def _record(self) -> tuple[StoredRecord, ...]:
        entry_id = example(1).entry_id
        attempts = 0

        def made() -> list[StoredRecord]:
            size = self.recorder.head(self.programme_id).size
            return [example(size + 1, self.programme_id, entry_id=entry_id)]

        while True:
            attempts += 1
            self.longest_wait = max(self.longest_wait, attempts)
            try:
                if attempts == 1 and not self.recorder.crowded(self.programme_id):
                    return self.recorder.append(made())
                return self.recorder.append_alone(self.programme_id, made)
            except PositionConflict:
                if self.stopped.is_set():
                    return ()

    def end(self) -> "Client":
        """Stop, and wait for the last answer."""
        self.stopped.set()
        self.join()
        return self


def lost(store: TestStore, clients: list[Client]) -> tuple[int, int]:
    """Return how many acknowledged entries are missing or changed, and how many stand twice; all must verify."""
    recorder = store.recorder()
    check_store(recorder)
    missing = twice = 0
    for programme_id in {client.programme_id for client in clients}:
        kept = list(recorder.whole(programme_id))
        by_id = {record.entry_id: record for record in kept}
        twice += len(kept) - len(by_id)
        told = [
            record
            for client in clients
            if client.programme_id == programme_id
            for record in client.acknowledged
        ]
        missing += sum(
            by_id.get(record.entry_id) is None or by_id[record.entry_id].leaf != record.leaf
            for record in told
        )
    recorder.connections.close()
    return missing, twice
