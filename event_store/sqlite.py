"""The journal in one SQLite file: the recorder, and the factory by which the library finds it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from eventsourcing import persistence

from event_store import merkle
from event_store.errors import EmptyAppend, EntryIdReused, PositionConflict
from event_store.records import ROW_COLUMNS, Row, StoredRecord
from event_store.sqlite_connection import Connections
from event_store.subscription import PollingSubscription

Clock = Callable[[], datetime]

_COLUMNS = "position, topic, payload, effective, earliest, latest, by, recorded_at, evidence, entry_id"
_STORED = f"programme_id, {_COLUMNS}, leaf"
_INSERT = f"INSERT INTO journal ({_STORED}) VALUES ({', '.join('?' * 12)})"  # noqa: S608 - column names only


class Head(NamedTuple):
    """Where a programme's journal ends."""

    size: int
    peaks: tuple[bytes, ...]
    last_recorded_at: str

    @property
    def root(self) -> bytes:
        """The Merkle root of all records."""
        return merkle.root(self.peaks)


NO_HEAD = Head(0, (), "")


def utc_now() -> datetime:
    """Return the present time in UTC."""
    return datetime.now(UTC)


class SQLiteJournalRecorder(persistence.ApplicationRecorder):
    """Appends and reads the records of the programmes in one SQLite file."""

    def __init__(
        self, path: str, *, create: bool = True, timeout: float = 5.0, clock: Clock = utc_now
    ) -> None:
        self.connections = Connections(path, create=create, timeout=timeout)
        self.clock = clock

    def close(self) -> None:
        """Close the file."""
        self.connections.close()

    def append(self, records: Sequence[StoredRecord]) -> tuple[StoredRecord, ...]:
        """Append records of one programme at consecutive positions, all or none, and return them as recorded.

        Raises PositionConflict when another writer took the first position, EntryIdReused when an entry id was used
        for something else, EmptyAppend when there is nothing to append, and StoreLocked or StoreFull.
        """
        return self._append(records)[0]

    def _append(self, records: Sequence[StoredRecord]) -> tuple[tuple[StoredRecord, ...], list[int]]:
        if not records:
            message = "there is nothing to append: give at least one record"
            raise EmptyAppend(message)
        with self.connections.writing() as connection:
            # Guarantee: a retried entry_id returns the original record. It is asked for before the position, because
            # a commit that was acknowledged but whose reply was lost looks like a conflict.
            if originals := self._retried(connection, records):
                return originals
            programme_id = records[0].originator_id
            head = _head(connection, programme_id)
            # Guarantee: positions are gapless.
            expected = range(head.size + 1, head.size + 1 + len(records))
            if [record.originator_version for record in records] != list(expected):
                # Guarantee: of two writers at one position exactly one wins.
                message = f"position {records[0].originator_version} is not the next one, {head.size + 1}: another writer was faster"
                raise PositionConflict(message)
            # Guarantee: recorded_at never decreases even when the clock goes back.
            recorded_at = max(
                self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), head.last_recorded_at
            )
            stamped = tuple(record.stamped(recorded_at) for record in records)
            cursor = connection.cursor()
            notifications, peaks = [], head.peaks
            for size, record in enumerate(stamped, head.size):
                notifications.append(cursor.execute(_INSERT, _values(record)).lastrowid or 0)
                peaks = merkle.append(peaks, size, record.leaf)
            _set_head(connection, programme_id, Head(expected[-1], peaks, recorded_at), new=head is NO_HEAD)
            return stamped, notifications

    def _retried(
        self, connection: Any, records: Sequence[StoredRecord]
    ) -> tuple[tuple[StoredRecord, ...], list[int]] | None:
        found = [
            connection.execute(
                f"SELECT notification, {_STORED} FROM journal WHERE entry_id = ?",  # noqa: S608 - column names only
                (record.entry_id,),
            ).fetchone()
            for record in records
        ]
        if not any(found):
            return None
        originals = [_stored(row[1:]) if row else None for row in found]
        for original, record in zip(originals, records, strict=True):
            same_programme = original is not None and original.originator_id == record.originator_id
            if original is None or not same_programme or original.content != record.content:
                message = f"entry id {record.entry_id} was used before for something else, or for a part of this batch"
                raise EntryIdReused(message)
        return tuple(original for original in originals if original), [row[0] for row in found]

    def head(self, programme_id: UUID) -> Head:
        """Return where a programme's journal ends; size 0 when there is none."""
        with self.connections.reading() as connection:
            return _head(connection, programme_id)

    def programme_ids(self) -> list[UUID]:
        """Return the programmes in this store, the oldest first."""
        with self.connections.reading() as connection:
            rows = connection.execute(
                "SELECT programme_id FROM journal WHERE position = 1 ORDER BY notification"
            )
            return [UUID(row[0]) for row in rows]

    def rows(self, programme_id: UUID, *, after: int = 0, up_to: int | None = None) -> Iterator[Row]:
        """Yield rows of ROW_COLUMNS in the order of their positions."""
        return self._select(
            "programme_id = ? AND position > ? AND position <= ? ORDER BY position",
            (_key(programme_id), after, 2**62 if up_to is None else up_to),
        )

    def rows_between(
        self,
        programme_id: UUID,
        after: tuple[str, int],
        before: tuple[str, int],
        position: int,
        day: str,
        columns: Sequence[str] = ROW_COLUMNS,
    ) -> Iterator[tuple[Any, ...]]:
        """Yield columns of the records up to a position whose latest day is no later than a day, in that order.

        Only records whose latest day and position lie strictly between two such pairs are yielded.
        """
        with self.connections.reading() as connection:
            yield from connection.execute(
                f"SELECT {', '.join(columns)} FROM journal WHERE programme_id = ? "  # noqa: S608 - column names only
                "AND (latest, position) > (?, ?) AND (latest, position) < (?, ?) AND latest <= ? AND position <= ? "
                "ORDER BY latest, position",
                (_key(programme_id), *after, *before, day, position),
            )

    def rows_since(self, programme_id: UUID, position: int, day: str) -> Iterator[Row]:
        """Yield rows after a position, and earlier ones whose latest day is after a day."""
        key = _key(programme_id)
        yield from self.rows(programme_id, after=position)
        yield from self._select(
            "programme_id = ? AND latest > ? AND position <= ? ORDER BY latest, position",
            (key, day, position),
        )

    def rows_at(self, programme_id: UUID, positions: Iterable[int]) -> Iterator[Row]:
        """Yield the rows at the given positions that exist."""
        for position in positions:
            yield from self._select("programme_id = ? AND position = ?", (_key(programme_id), position))

    def rows_of(self, programme_id: UUID, topics: Sequence[str], up_to: int) -> Iterator[Row]:
        """Yield the rows of some topics up to a position, in the order of their positions."""
        found = [
            row
            for topic in topics
            for row in self._select(
                "programme_id = ? AND topic = ? AND position <= ? ORDER BY position",
                (_key(programme_id), topic, up_to),
            )
        ]
        yield from sorted(found)

    def _select(self, where: str, parameters: tuple[object, ...]) -> Iterator[Row]:
        with self.connections.reading() as connection:
            yield from connection.execute(f"SELECT {_COLUMNS} FROM journal WHERE {where}", parameters)  # noqa: S608 - fixed text

    def latest_day(self, programme_id: UUID, position: int, day: str) -> str | None:
        """Return the latest day of any record up to a position that is no later than a day."""
        with self.connections.reading() as connection:
            row = connection.execute(
                "SELECT latest FROM journal WHERE programme_id = ? AND latest <= ? AND position <= ? "
                "ORDER BY latest DESC LIMIT 1",
                (_key(programme_id), day, position),
            ).fetchone()
            return row[0] if row else None

    def position_at(self, programme_id: UUID, recorded_at: str) -> int:
        """Return the last position recorded no later than a time; 0 when there is none."""
        low, high = 0, self.head(programme_id).size
        with self.connections.reading() as connection:
            # recorded_at never decreases with the position, so halving the journal finds the place.
            while low < high:
                middle = (low + high + 1) // 2
                row = connection.execute(
                    "SELECT recorded_at FROM journal WHERE programme_id = ? AND position = ?",
                    (_key(programme_id), middle),
                ).fetchone()
                low, high = (middle, high) if row[0] <= recorded_at else (low, middle - 1)
        return low

    def find_entry(self, entry_id: str) -> StoredRecord | None:
        """Return the record with an entry id, if there is one."""
        with self.connections.reading() as connection:
            row = connection.execute(
                f"SELECT {_STORED} FROM journal WHERE entry_id = ?",  # noqa: S608 - column names only
                (entry_id,),
            ).fetchone()
            return _stored(row) if row else None

    # Guarantee: checkpoints are a cache and never evidence.
    def load_checkpoint(self, programme_id: UUID, fingerprint: str) -> bytes | None:
        """Return the kept checkpoint if it was made by the same code."""
        with self.connections.reading() as connection:
            row = connection.execute(
                "SELECT payload FROM checkpoint WHERE programme_id = ? AND fingerprint = ?",
                (_key(programme_id), fingerprint),
            ).fetchone()
            return row[0] if row else None

    def save_checkpoint(self, programme_id: UUID, position: int, fingerprint: str, payload: bytes) -> None:
        """Keep a checkpoint in place of the earlier one."""
        with self.connections.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?)",
                (_key(programme_id), position, fingerprint, payload),
            )

    def drop_checkpoints(self) -> None:
        """Forget every checkpoint; they are made anew by replay."""
        with self.connections.writing() as connection:
            connection.execute("DELETE FROM checkpoint")

    def pragma(self, name: str) -> str | int:
        """Return what SQLite says of a setting or a check."""
        with self.connections.reading() as connection:
            value: str | int = connection.execute(f"PRAGMA {name}").fetchone()[0]
            return value

    # What follows is the library's own interface.

    def insert_events(
        self, stored_events: Sequence[persistence.StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Append the library's events; it expects the ids of their notifications."""
        if not stored_events:
            return []
        return self._append([_recordable(stored) for stored in stored_events])[1]

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[persistence.StoredEvent]:
        """Return the records of a programme."""
        with self.connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {_STORED} FROM journal WHERE programme_id = ? AND position > ? AND position <= ? "  # noqa: S608
                f"ORDER BY position {'DESC' if desc else 'ASC'} LIMIT ?",
                (
                    _key(originator_id),
                    0 if gt is None else gt,
                    2**62 if lte is None else lte,
                    -1 if limit is None else limit,
                ),
            )
            return [_stored(row) for row in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[persistence.Notification]:
        """Return records of all programmes in the order in which they were recorded."""
        first = 1 if start is None else start + (0 if inclusive_of_start else 1)
        wanted = f"AND topic IN ({', '.join('?' * len(topics))})" if topics else ""
        with self.connections.reading() as connection:
            rows = connection.execute(
                "SELECT notification, programme_id, position, topic, payload FROM journal "  # noqa: S608 - placeholders
                f"WHERE notification >= ? AND notification <= ? {wanted} ORDER BY notification LIMIT ?",
                (first, 2**62 if stop is None else stop, *topics, limit),
            )
            return [
                persistence.Notification(
                    id=row[0],
                    originator_id=_id(row[1]),
                    originator_version=row[2],
                    topic=row[3],
                    state=row[4],
                )
                for row in rows
            ]

    def max_notification_id(self) -> int | None:
        """Return the id of the last notification."""
        with self.connections.reading() as connection:
            row = connection.execute("SELECT max(notification) FROM journal").fetchone()
            return row[0] if row else None

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> persistence.Subscription[persistence.ApplicationRecorder]:
        """Follow the journal, polling: SQLite tells nobody of other processes' writes."""
        return PollingSubscription(recorder=self, gt=gt, topics=topics)


class SQLiteJournalFactory(persistence.InfrastructureFactory[Any]):
    """Makes the recorder from `SQLITE_DBNAME`, `SQLITE_LOCK_TIMEOUT` (seconds) and `CREATE_TABLE`."""

    def application_recorder(self) -> SQLiteJournalRecorder:
        """Open the journal."""
        path = self.env.get("SQLITE_DBNAME")
        if not path:
            message = "SQLITE_DBNAME is not set: name the store's file"
            raise EnvironmentError(message)
        create = (self.env.get("CREATE_TABLE") or "y").casefold() in {"y", "yes", "t", "true", "1", "on"}
        return SQLiteJournalRecorder(
            path, create=create, timeout=float(self.env.get("SQLITE_LOCK_TIMEOUT") or 5)
        )

    def aggregate_recorder(self, purpose: str = "events") -> SQLiteJournalRecorder:
        """Open the journal; there is no table of snapshots, because checkpoints are kept beside the journal."""
        return self.application_recorder()

    def tracking_recorder(self, tracking_recorder_class: type[Any] | None = None) -> Any:  # noqa: ANN401
        """Refuse: nothing here processes another application's events."""
        message = "the journal does not track other applications"
        raise NotImplementedError(message)

    def process_recorder(self) -> Any:  # noqa: ANN401 - as above
        """Refuse: nothing here processes another application's events."""
        message = "the journal does not process other applications"
        raise NotImplementedError(message)


def _key(programme_id: UUID | str) -> str:
    return str(programme_id)


def _id(text: str) -> UUID | str:
    try:
        return UUID(text)
    except ValueError:
        return text


def _head(connection: Any, programme_id: UUID | str) -> Head:
    row = connection.execute(
        "SELECT size, peaks, last_recorded_at FROM head WHERE programme_id = ?", (_key(programme_id),)
    ).fetchone()
    if row is None:
        return NO_HEAD
    return Head(row[0], tuple(row[1][at : at + 32] for at in range(0, len(row[1]), 32)), row[2])


def _set_head(connection: Any, programme_id: UUID | str, head: Head, *, new: bool) -> None:
    values = (head.size, b"".join(head.peaks), head.last_recorded_at, _key(programme_id))
    if new:
        connection.execute(
            "INSERT INTO head (size, peaks, last_recorded_at, programme_id) VALUES (?, ?, ?, ?)", values
        )
    else:
        connection.execute(
            "UPDATE head SET size = ?, peaks = ?, last_recorded_at = ? WHERE programme_id = ?", values
        )


def _values(record: StoredRecord) -> tuple[object, ...]:
    return (
        _key(record.originator_id), record.originator_version, record.topic, record.state, record.effective,
        record.earliest, record.latest, record.by, record.recorded_at, record.evidence, record.entry_id, record.leaf,
    )  # fmt: skip


def _stored(row: tuple[Any, ...]) -> StoredRecord:
    (
        key,
        position,
        topic,
        payload,
        effective,
        earliest,
        latest,
        by,
        recorded_at,
        evidence,
        entry_id,
        leaf,
    ) = row
    return StoredRecord(
        _id(key),
        position,
        topic,
        payload,
        entry_id,
        effective,
        earliest,
        latest,
        by,
        evidence,
        recorded_at,
        leaf,
    )


def _recordable(stored: persistence.StoredEvent) -> StoredRecord:
    """Give a plain library event a neutral envelope."""
    if isinstance(stored, StoredRecord):
        return stored
    today = date.today().isoformat()  # noqa: DTZ011 - the day where the user is
    return StoredRecord(
        stored.originator_id, stored.originator_version, stored.topic, stored.state,
        entry_id=str(uuid4()), effective=today, earliest=today, latest=today, by="library",
    )  # fmt: skip
