"""Taking over a journal that was recorded elsewhere, stamps and all: the one way in that is no append."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter

import psycopg

from event_store.errors import CopyRefused, NotAdopted
from event_store.journal.adopt import follow
from event_store.journal.head import Head
from event_store.journal.records import StoredRecord
from event_store.postgresql.arrays import ARRAYS, arrays, id_of
from event_store.postgresql.connect import Connection
from event_store.postgresql.connections import Connections

ADOPT = f"SELECT adopt(%s, %s, %s, {ARRAYS})"
# So many records are sent at a time.
STRETCH = 500


def adopt(connections: Connections, records: Iterable[StoredRecord], size: int, root: bytes) -> None:
    """Take over a journal as it stands, all or none, of a programme that is not in the store.

    NotAdopted names a record that is not as it was recorded or not where it belongs; CopyRefused.
    """
    with connections.transaction() as connection:
        head = Head()
        for stretch in _stretches(records):
            for record in stretch:
                head = follow(head, record)
            _take(connection, stretch, connections.place)
        # Guarantee: an archive arrives with the same root or not at all.
        if (head.size, head.root) != (size, root):
            problem = "the records are not those of which the root was given"
            raise NotAdopted(head.size, problem)


def _stretches(records: Iterable[StoredRecord]) -> Iterator[Sequence[StoredRecord]]:
    """Yield records that follow one another and have one stamp, a few hundred at a time."""
    for _, same in groupby(records, attrgetter("recorded_at")):
        while stretch := list(islice(same, STRETCH)):
            yield stretch


def _take(connection: Connection, stretch: Sequence[StoredRecord], place: str) -> None:
    """Send records; NotAdopted when the database cannot keep one, or computes another hash of it."""
    first, last = stretch[0], stretch[-1]
    values = (id_of(first.originator_id), first.originator_version, first.recorded_at, *arrays(stretch))
    try:
        ((leaves,),) = connection.execute(ADOPT, values, binary=True).fetchall()
    except (psycopg.DataError, psycopg.IntegrityError, UnicodeEncodeError) as error:
        said = str(error).strip().splitlines()[0]
        among = (
            f"a record from {first.originator_version} to {last.originator_version} cannot be kept ({said})"
        )
        raise NotAdopted(first.originator_version, among) from error
    except psycopg.Error as error:
        if error.sqlstate != "PR005":
            raise
        problem = f"{place} holds this programme already: it is not taken over twice"
        raise CopyRefused(problem) from error
    for record, leaf in zip(stretch, leaves, strict=True):
        if leaf != record.leaf:
            problem = "the database computes another hash of this record"
            raise NotAdopted(record.originator_version, problem)
