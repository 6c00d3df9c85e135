"""The recorder: what the library asks of one, and the append, which is one function of the server."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, NotSupportedError, StoredEvent

from event_store.errors import EntryIdReused, PositionConflict
from event_store.journal.append import programme_of, refuse_repeated
from event_store.journal.records import NO_END, StoredRecord, as_record
from event_store.journal.subscription import PollingSubscription
from event_store.postgresql.access import Access
from event_store.postgresql.adopting import adopt
from event_store.postgresql.arrays import ARRAYS, SINGLE, arrays, id_of, single
from event_store.postgresql.checkpoints import CheckpointCache
from event_store.postgresql.connections import Connections
from event_store.postgresql.leaves import LeafReader
from event_store.postgresql.rows import PAGE, RowReader
from event_store.postgresql.settings import Settings
from event_store.store import Grant

if TYPE_CHECKING:
    from event_store.journal.notification import RecordNotification

# In the order of StoredRecord's fields.
COLUMNS = (
    "programme_id, position, topic, payload, entry_id, "
    "effective, earliest, latest, by, evidence, recorded_at, leaf"
)
SELECT = f"SELECT {COLUMNS} FROM journal"  # noqa: S608 - column names of ours
SELECT_NUMBERED = f"SELECT number, {COLUMNS} FROM notification JOIN journal USING (programme_id, position)"  # noqa: S608 - as above
APPEND_ONE = f"SELECT * FROM append(%s, ARRAY[%s::bigint], {SINGLE})"  # noqa: S608 - types of ours
APPEND = f"SELECT * FROM append(%s, %s::bigint[], {ARRAYS})"  # noqa: S608 - types of ours
APPEND_GRANTING = f"SELECT * FROM append(%s, %s::bigint[], {ARRAYS}, %s::integer[], %s::name[])"  # noqa: S608 - types of ours


# After a lost race so many appends wait for their turn.
CROWDED = 8
# Somebody who came anew may be faster; the turn is kept for so many attempts.
IN_A_TURN = 4


class PostgreSQLJournalRecorder(
    RowReader, CheckpointCache, LeafReader, Access, Settings, ApplicationRecorder
):
    """Appends records of programmes to one store in PostgreSQL, and reads them."""

    def __init__(self, connections: Connections) -> None:
        super().__init__(connections)
        self._crowded: dict[UUID, int] = {}

    def append(
        self, records: Sequence[StoredRecord], grants: Sequence[Grant] = ()
    ) -> tuple[StoredRecord, ...]:
        """Append records of one programme after its last, all or none, and return them as they are recorded.

        PositionConflict when they do not follow the last record, EntryIdReused when an entry id stands for something
        else, EmptyAppend, RecordMalformed, NotAllowed, StoreLocked, StoreFull, and nothing is recorded then; Uncertain
        when the server stayed away and it is not known whether they are.
        """
        programme_id = id_of(programme_of(records))
        refuse_repeated(records)
        entry_ids = [record.entry_id for record in records]
        values: tuple[object, ...]
        if len(records) == 1 and not grants:
            sql, values = APPEND_ONE, (programme_id, records[0].originator_version, *single(records[0]))
        else:
            places = [record.originator_version for record in records]
            sql, values = APPEND, (programme_id, places, *arrays(records))
        if grants:
            sql = APPEND_GRANTING
            values = (*values, [grant.place for grant in grants], [grant.login for grant in grants])
        ((outcome, detail, size, stamp, leaves),) = self.connections.ask(sql, values, entry_ids=entry_ids)
        if outcome == "conflict":
            self._crowded[programme_id] = CROWDED
            raise PositionConflict(int(detail), size)
        if outcome == "reused":
            raise EntryIdReused(detail)
        if outcome == "known":
            found = self._recorded(programme_id, entry_ids)
            return tuple(found[entry_id] for entry_id in entry_ids)
        return tuple(
            replace(record, recorded_at=stamp, leaf=leaf)
            for record, leaf in zip(records, leaves, strict=True)
        )

    def append_alone(
        self, programme_id: UUID, make: Callable[[], Sequence[StoredRecord]]
    ) -> tuple[StoredRecord, ...]:
        """Append what `make` returns, as `append` does, in the order of those who lost a race; nothing of nothing.

        Nothing is held meanwhile but a place in that order: a writer who comes anew may still be faster.
        """
        with self.connections.queued(programme_id) as waited:
            # Who had to wait is followed by others, and would only lose to them without a turn.
            left = self._crowded.get(programme_id, 0) - 1
            self._crowded[programme_id] = CROWDED if waited else max(0, left)
            for _ in range(IN_A_TURN - 1):
                with suppress(PositionConflict):
                    return self._append_made(make)
            return self._append_made(make)

    def _append_made(self, make: Callable[[], Sequence[StoredRecord]]) -> tuple[StoredRecord, ...]:
        records = make()
        return self.append(records) if records else ()

    def append_in_parts(self, records: Iterable[StoredRecord]) -> int:
        """Append records as they are made, all of them or none, as `append` does, and return how many.

        They are put together first: all or none is what one statement of the server is.
        """
        made = list(records)
        return len(self.append(made)) if made else 0

    def crowded(self, programme_id: UUID) -> bool:
        """Tell whether a race was lost a few appends ago: who goes on racing then keeps everybody waiting."""
        return self._crowded.get(programme_id, 0) > 0

    def adopt(self, records: Iterable[StoredRecord], size: int, root: bytes) -> None:
        """Take over a journal of another store as it stands, all or none, of a programme that is not in this one.

        NotAdopted names a record that is not as it was recorded or not where it belongs; CopyRefused.
        """
        adopt(self.connections, records, size, root)

    def whole(self, programme_id: UUID, *, up_to: int | None = None) -> Iterator[StoredRecord]:
        """Yield the records of a programme by position, one at a time, with the leaves that are stored."""
        end = self._end(programme_id, up_to)
        found = self._pages(
            f"{SELECT} WHERE programme_id = %s AND position > %s AND position <= %s ORDER BY position LIMIT {PAGE}",
            lambda last: (programme_id, last[1] if last else 0, end()),
        )
        return (StoredRecord(str(columns[0]), *columns[1:]) for columns in found)

    def find_entry(self, programme_id: UUID, entry_id: str) -> StoredRecord | None:
        """Return the record with an entry id in a programme, if it was ever recorded."""
        return self._recorded(programme_id, [entry_id]).get(entry_id)

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:  # noqa: ANN401 - the library's
        """Append events as the library hands them over, and return their notification ids; none is no append."""
        if kwargs.get("tracking") is not None:
            problem = "the journal does not follow other applications: record what they say as entries"
            raise NotSupportedError(problem)
        if not stored_events:
            return []
        recorded = self.append([as_record(event) for event in stored_events])
        self._number()
        found = self.connections.ask(
            "SELECT position, number FROM notification WHERE programme_id = %s AND position = ANY(%s::bigint[])",
            (recorded[0].originator_id, [record.originator_version for record in recorded]),
        )
        numbers = dict(found)
        return [numbers[record.originator_version] for record in recorded]

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
        found = self.connections.ask(
            f"{SELECT} WHERE programme_id = %s AND position > %s AND position <= %s "
            f"ORDER BY position {'DESC' if desc else 'ASC'} LIMIT %s",
            (
                originator_id,
                0 if gt is None else gt,
                NO_END if lte is None else lte,
                NO_END if limit is None else limit,
            ),
        )
        return [StoredRecord(*columns) for columns in found]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> list["RecordNotification"]:
        """Return records of all programmes that one may read, each programme in order, numbered once, never skipped."""
        self._number()
        found = self.connections.ask(
            f"{SELECT_NUMBERED} WHERE number > %s AND number <= %s AND (%s OR topic = ANY(%s::text[])) "
            "ORDER BY number LIMIT %s",
            (
                0 if start is None else start - inclusive_of_start,
                NO_END if stop is None else stop,
                not topics,
                list(topics),
                limit,
            ),
        )
        return [_notification(*row) for row in found]

    def max_notification_id(self) -> int | None:
        """Return the id of the last notification, None when nothing was ever recorded."""
        self._number()
        last: int | None = self.connections.ask("SELECT max(number) FROM notification")[0][0]
        return last

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> PollingSubscription:
        """Return an iterator over notifications after an id, which waits for those still to come."""
        return PollingSubscription(self, gt, topics)

    def _number(self) -> None:
        """Number what became readable since the last time, unless there is nothing."""
        unnumbered = (
            "SELECT EXISTS (SELECT 1 FROM head WHERE NOT EXISTS (SELECT 1 FROM notification n "
            "WHERE n.programme_id = head.programme_id AND n.position = head.size))"
        )
        if self.connections.ask(unnumbered)[0][0]:
            self.connections.tell("SELECT number_records()")

    def _recorded(self, programme_id: UUID, entry_ids: Sequence[str]) -> dict[str, StoredRecord]:
        found = self.connections.ask(
            f"{SELECT} WHERE entry_id = ANY(%s::text[]) AND programme_id = %s",
            (list(entry_ids), programme_id),
        )
        return {record.entry_id: record for record in (StoredRecord(*columns) for columns in found)}


def _notification(notification_id: int, *columns: Any) -> "RecordNotification":  # noqa: ANN401 - by their order
    # Its class takes as long to make as many an opening.
    from event_store.journal.notification import RecordNotification  # noqa: PLC0415 - as the line above says

    programme_id, position, topic, payload, *rest = columns
    return RecordNotification(programme_id, position, topic, payload, notification_id, *rest)
