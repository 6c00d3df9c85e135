"""The recorder: what the library asks of one, and the append that keeps the journal's guarantees."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, NotSupportedError, StoredEvent

from event_store.errors import CopyRefused, NotAdopted, NotAllowed
from event_store.journal.adopt import follow
from event_store.journal.append import extended, originals, programme_of
from event_store.journal.head import Head
from event_store.journal.records import NO_END, StoredRecord, as_record
from event_store.journal.subscription import PollingSubscription
from event_store.sqlite.access import REFUSED, Access
from event_store.sqlite.checkpoints import CheckpointCache
from event_store.sqlite.connections import Connections
from event_store.sqlite.leaves import LeafReader
from event_store.sqlite.programmes import identified
from event_store.sqlite.rows import AMONG, RowReader, listed, read_head
from event_store.sqlite.settings import Settings
from event_store.store import Grant

if TYPE_CHECKING:
    from event_store.journal.notification import RecordNotification

# So many records of a large append are held at a time.
PART = 1_000
# In the order of StoredRecord's fields.
COLUMNS = (
    "programme_id, position, topic, payload, entry_id, "
    "effective, earliest, latest, by, evidence, recorded_at, leaf"
)
SELECT = f"SELECT {COLUMNS} FROM journal"  # noqa: S608 - column names of ours
INSERT = f"INSERT INTO journal ({COLUMNS}, marks) VALUES ({', '.join('?' * 13)})"  # noqa: S608 - column names of ours
SELECT_NUMBERED = f"SELECT notification_id, {COLUMNS} FROM journal"  # noqa: S608 - column names of ours


def utc_now() -> datetime:
    """Return the present time."""
    return datetime.now(UTC)


class SQLiteJournalRecorder(RowReader, CheckpointCache, LeafReader, Access, Settings, ApplicationRecorder):
    """Appends records of programmes to one SQLite file, and reads them."""

    def __init__(self, connections: Connections, clock: Callable[[], datetime] = utc_now) -> None:
        super().__init__(connections)
        self.clock = clock

    def append(
        self, records: Sequence[StoredRecord], grants: Sequence[Grant] = ()
    ) -> tuple[StoredRecord, ...]:
        """Append records of one programme after its last, all or none, and return them as they are recorded.

        PositionConflict when they do not follow the last record, EntryIdReused when an entry id stands for something
        else, EmptyAppend, RecordMalformed, StoreLocked, StoreFull; nothing is recorded then.
        """
        programme_of(records)
        if grants:
            raise NotAllowed(REFUSED)
        with self.connections.writing() as connection:
            return self._append(connection, records)

    def append_alone(
        self, programme_id: UUID, make: Callable[[], Sequence[StoredRecord]]
    ) -> tuple[StoredRecord, ...]:
        """Append what `make` returns, as `append` does, with nobody else recording from when it is called.

        Nothing is appended when it returns nothing; what it raises is raised, and nothing recorded.
        """
        with self.connections.writing() as connection:
            records = make()
            return self._append(connection, records) if records else ()

    def append_in_parts(self, records: Iterable[StoredRecord]) -> int:
        """Append records as they are made, all of them or none, as `append` does, and return how many.

        Of many no more than a part is held at a time. What making one raises is raised, and nothing recorded.
        """
        made = iter(records)
        with self.connections.writing() as connection:
            return sum(
                len(self._append(connection, part)) for part in iter(lambda: list(islice(made, PART)), [])
            )

    def crowded(self, programme_id: UUID) -> bool:
        """Return False: writers of one file wait for its lock anyway."""
        return False

    def _append(
        self, connection: sqlite3.Connection, records: Sequence[StoredRecord]
    ) -> tuple[StoredRecord, ...]:
        programme_id = programme_of(records)
        # Guarantee: a retried entry_id returns the original record. Asked before the position is: an append that
        # was committed but whose reply was lost would look like a conflict with itself.
        if known := originals(records, _recorded(connection, [record.entry_id for record in records])):
            return known
        # Guarantee: of two writers at one position exactly one wins. The write lock is held from here to the
        # commit, so whoever comes second reads the head that the first has left.
        head = read_head(connection, programme_id)
        stamped, grown = extended(head, records, self.clock())
        _write_head(connection, programme_id, head, grown)
        connection.executemany(INSERT, map(_values, stamped))
        return stamped

    def adopt(self, records: Iterable[StoredRecord], size: int, root: bytes) -> None:
        """Take over a journal of another store as it stands, all or none, into a store that holds nothing yet.

        NotAdopted names the first record that is not as it was recorded or not where it belongs; CopyRefused.
        """
        with self.connections.writing() as connection:
            if connection.execute("SELECT EXISTS (SELECT 1 FROM journal)").fetchone()[0]:
                problem = f"{self.connections.path} holds a journal already: name a file that does not exist"
                raise CopyRefused(problem)
            head = Head()
            for record in records:
                grown = follow(head, record)
                # The guards take a record only under the stamp that the head gives, so each has its own.
                _write_head(connection, record.originator_id, head, grown)
                try:
                    connection.execute(INSERT, _values(record))
                except sqlite3.IntegrityError as error:
                    raise NotAdopted(grown.size, f"the record cannot be kept ({error})") from error
                head = grown
            # Guarantee: an archive arrives with the same root or not at all.
            if (head.size, head.root) != (size, root):
                problem = "the records are not those of which the root was given"
                raise NotAdopted(head.size, problem)

    def whole(self, programme_id: UUID, *, up_to: int | None = None) -> Iterator[StoredRecord]:
        """Yield the records of a programme by position, one at a time, with the leaves that are stored."""
        with self.connections.reading() as connection:
            found = connection.execute(
                f"{SELECT} WHERE programme_id = ? AND position <= ? ORDER BY position",
                (str(programme_id), NO_END if up_to is None else up_to),
            )
            # The id stays text: what a damaged file says need not be one.
            yield from (StoredRecord(*columns) for columns in found)

    def find_entry(self, programme_id: UUID, entry_id: str) -> StoredRecord | None:
        """Return the record with an entry id in any programme of the file, where it stands for one record only."""
        with self.connections.reading() as connection:
            return _recorded(connection, [entry_id]).get(entry_id)

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:  # noqa: ANN401 - the library's
        """Append events as the library hands them over, and return their notification ids; none is no append."""
        if kwargs.get("tracking") is not None:
            problem = "the journal does not follow other applications: record what they say as entries"
            raise NotSupportedError(problem)
        if not stored_events:
            return []
        recorded = self.append([as_record(event) for event in stored_events])
        with self.connections.reading() as connection:
            select = "SELECT notification_id FROM journal WHERE entry_id = ?"
            return [connection.execute(select, (record.entry_id,)).fetchone()[0] for record in recorded]

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> list[StoredEvent]:
        """Return the records of a programme, by position."""
        with self.connections.reading() as connection:
            found = connection.execute(
                f"{SELECT} WHERE programme_id = ? AND position > ? AND position <= ? "
                f"ORDER BY position {'DESC' if desc else 'ASC'} LIMIT ?",
                (
                    str(originator_id),
                    0 if gt is None else gt,
                    NO_END if lte is None else lte,
                    NO_END if limit is None else limit,
                ),
            )
            return [StoredRecord(identified(programme_id), *columns) for programme_id, *columns in found]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> list["RecordNotification"]:
        """Return records of all programmes, in the order in which they were recorded."""
        after = 0 if start is None else start - inclusive_of_start
        with self.connections.reading() as connection:
            found = connection.execute(
                f"{SELECT_NUMBERED} WHERE notification_id > ? AND notification_id <= ? AND (? OR topic {AMONG}) "
                "ORDER BY notification_id LIMIT ?",
                (after, NO_END if stop is None else stop, not topics, listed(topics), limit),
            )
            return [_notification(*row) for row in found]

    def max_notification_id(self) -> int | None:
        """Return the id of the last notification, None when nothing was ever recorded."""
        with self.connections.reading() as connection:
            last: int | None = connection.execute("SELECT max(notification_id) FROM journal").fetchone()[0]
            return last

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> PollingSubscription:
        """Return an iterator over notifications after an id, which waits for those still to come."""
        return PollingSubscription(self, gt, topics)


def _recorded(connection: sqlite3.Connection, entry_ids: Sequence[str]) -> dict[str, StoredRecord]:
    # Most who record give one, and to take a list apart costs more than to look one up.
    if len(entry_ids) == 1:
        found = connection.execute(f"{SELECT} WHERE entry_id = ?", entry_ids)
    else:
        found = connection.execute(f"{SELECT} WHERE entry_id {AMONG}", (listed(entry_ids),))
    records = [StoredRecord(identified(programme_id), *columns) for programme_id, *columns in found]
    return {record.entry_id: record for record in records}


def _write_head(connection: sqlite3.Connection, programme_id: UUID | str, old: Head, new: Head) -> None:
    write = (
        "UPDATE head SET size = ?, peaks = ?, last_recorded_at = ? WHERE programme_id = ?"
        if old.size
        else "INSERT INTO head (size, peaks, last_recorded_at, programme_id) VALUES (?, ?, ?, ?)"
    )
    connection.execute(write, (new.size, b"".join(new.peaks), new.last_recorded_at, str(programme_id)))


def _values(record: StoredRecord) -> tuple[object, ...]:
    return (str(record.originator_id), *list(vars(record).values())[1:], record.marks)


def _notification(notification_id: int, programme_id: str, *columns: Any) -> "RecordNotification":  # noqa: ANN401 - by their order
    # Its class takes as long to make as many an opening.
    from event_store.journal.notification import RecordNotification  # noqa: PLC0415 - as the line above says

    position, topic, payload, *rest = columns
    return RecordNotification(identified(programme_id), position, topic, payload, notification_id, *rest)
