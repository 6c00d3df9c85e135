"""Reading rows of the journal as SQLite gives them: the path on which every replay runs."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Literal
from uuid import UUID

import msgspec

from event_store.errors import StoreUnreadable
from event_store.journal.head import Head, as_head
from event_store.journal.records import NO_END, ROW_COLUMNS, Place, Row
from event_store.sqlite.connect import MEMORY, MEND
from event_store.sqlite.connections import Connections
from event_store.sqlite.programmes import ProgrammeList
from event_store.verification.verify import VerifiedRow

SELECT_ROW = f"SELECT {', '.join(ROW_COLUMNS)} FROM journal"  # noqa: S608 - column names of ours
# As bytes: what is hashed need not be decoded first, and text that is no UTF-8 any more is found and not stumbled over.
VERIFIED = "position, CAST(topic AS BLOB), CAST(entry_id AS BLOB), CAST(recorded_at AS BLOB), \
    CAST(effective AS BLOB), CAST(earliest AS BLOB), CAST(latest AS BLOB), CAST(by AS BLOB), \
    CAST(evidence AS BLOB), payload, leaf, marks"
# Binds a JSON list, and so any number of values.
AMONG = "IN (SELECT value FROM json_each(?))"


class RowReader(ProgrammeList):
    """Reads one file; no read waits for a writer, or keeps one waiting."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections

    def head(self, programme_id: UUID) -> Head:
        """Return the head of a programme's journal, which is empty when there is none."""
        with self.connections.reading() as connection:
            return read_head(connection, programme_id)

    def rows(self, programme_id: UUID, *, after: int = 0, up_to: int | None = None) -> Iterator[Row]:
        """Yield rows of ROW_COLUMNS after a position and up to another, by position."""
        return self._read(
            f"{SELECT_ROW} WHERE programme_id = ? AND position > ? AND position <= ? ORDER BY position",
            (str(programme_id), after, NO_END if up_to is None else up_to),
        )

    def rows_between(  # noqa: PLR0913, PLR0917 - two places, two bounds
        self,
        programme_id: UUID,
        after: Place,
        before: Place,
        up_to: int,
        latest: str,
        columns: Sequence[str] = ROW_COLUMNS,
    ) -> Iterator[tuple[Any, ...]]:
        """Yield columns of what is known at a position and certain by a day, by latest day and position.

        Only records whose latest day and position lie strictly between two such pairs are yielded.
        """
        # Whichever ends first bounds both.
        upper, end = _beyond("<", before) if before[0] <= latest else ("latest <= ?", (latest,))
        lower, start = _beyond(">", after)
        return self._read(
            f"SELECT {', '.join(columns)} FROM journal WHERE programme_id = ? "  # noqa: S608 - column names
            f"AND {lower} AND {upper} AND position <= ? ORDER BY latest, position",
            (str(programme_id), *start, *end, up_to),
        )

    def rows_since(self, programme_id: UUID, position: int, latest_after: str) -> Iterator[Row]:
        """Yield rows after a position, or whose latest day is after a day, by position."""
        # An OR of the two would read the whole journal.
        return self._read(
            f"{SELECT_ROW} WHERE programme_id = :programme AND position > :position UNION ALL "
            f"{SELECT_ROW} INDEXED BY journal_by_day WHERE programme_id = :programme AND latest > :day "
            "AND position <= :position ORDER BY position",
            {"programme": str(programme_id), "position": position, "day": latest_after},
        )

    def rows_at(self, programme_id: UUID, positions: Iterable[int]) -> Iterator[Row]:
        """Yield the rows at those of the given positions that exist, by position."""
        return self._read(
            f"{SELECT_ROW} WHERE programme_id = ? AND position {AMONG} ORDER BY position",
            (str(programme_id), listed(positions)),
        )

    def rows_of(self, programme_id: UUID, topics: Iterable[str], up_to: int) -> Iterator[Row]:
        """Yield the rows of some topics up to a position, by position."""
        found = self._read(
            f"{SELECT_ROW} INDEXED BY journal_by_topic WHERE programme_id = ? AND topic {AMONG} AND position <= ?",
            (str(programme_id), listed(topics), up_to),
        )
        # Sorted here: asked for the order, SQLite would read every row, or sort rows with all they hold.
        yield from sorted(found, key=itemgetter(0))

    def rows_imprecise(self, programme_id: UUID, up_to: int) -> Iterator[Row]:
        """Yield the rows up to a position whose facts can have been so on more than one day, by position."""
        return self._read(
            f"{SELECT_ROW} WHERE programme_id = ? AND earliest < latest AND position <= ? ORDER BY position",
            (str(programme_id), up_to),
        )

    def latest_day(self, programme_id: UUID, up_to: int, latest: str) -> str | None:
        """Return the last latest day up to a position that is no later than a day; None when there is none."""
        with self.connections.reading() as connection:
            found = connection.execute(
                "SELECT latest FROM journal WHERE programme_id = ? AND latest <= ? AND position <= ? "
                "ORDER BY latest DESC LIMIT 1",
                (str(programme_id), latest, up_to),
            ).fetchone()
            return None if found is None else str(found[0])

    def rows_to_verify(self, programme_id: UUID, after: int) -> Iterator[VerifiedRow]:
        """Yield every row of a programme after a position as verification hashes it, by position."""
        return self._read(
            f"SELECT {VERIFIED} FROM journal "  # noqa: S608 - column names of ours
            "WHERE programme_id = ? AND position > ? ORDER BY position",
            (str(programme_id), after),
        )

    def counts_by_day(self, programme_id: UUID, up_to: int) -> dict[str, int]:
        """Return how many records up to a position have each latest day, in the order of the days."""
        with self.connections.reading() as connection:
            found = connection.execute(
                "SELECT latest, count(*) FROM journal WHERE programme_id = ? AND position <= ? "
                "GROUP BY latest ORDER BY latest",
                (str(programme_id), up_to),
            )
            return dict(found.fetchall())

    def position_at(self, programme_id: UUID, recorded_at: str) -> int:
        """Return the last position recorded no later than a UTC time as the journal writes it; 0 when there is none."""
        with self.connections.reading() as connection:

            def stamp(position: int) -> str:
                select = "SELECT recorded_at FROM journal WHERE programme_id = ? AND position = ?"
                found = connection.execute(select, (str(programme_id), position)).fetchone()
                if found is None:
                    problem = f"the store is damaged (position {position} is missing): {MEND}"
                    raise StoreUnreadable(problem)
                return str(found[0])

            size = read_head(connection, programme_id).size
            # recorded_at never decreases with the position, so halving finds the place.
            return bisect_right(range(1, size + 1), recorded_at, key=stamp)

    def _read(self, select: str, parameters: tuple[object, ...] | dict[str, object]) -> Iterator[Any]:
        with self.connections.reading() as connection:
            found = connection.execute(select, parameters)
            if self.connections.path != MEMORY:
                # Guarantee: a read sees one snapshot, and neither waits for a writer nor keeps one waiting. The
                # write-ahead log keeps the snapshot for as long as the statement runs, on a connection of its own.
                yield from found
                return
            held = found.fetchall()  # memory has one connection, for which a writer would wait
        yield from held


def _beyond(side: Literal["<", ">"], place: Place) -> tuple[str, tuple[object, ...]]:
    """Return the condition that a record lies before or after a place, and what it is asked with."""
    if place[1]:
        return f"(latest, position) {side} (?, ?)", place
    # Before the first position of a day: asked for the day alone, SQLite does not compare each row with both.
    return ("latest < ?" if side == "<" else "latest >= ?"), place[:1]


def read_head(connection: sqlite3.Connection, programme_id: UUID | str) -> Head:
    """Return the head of a programme's journal, inside a transaction or outside."""
    select = "SELECT size, peaks, last_recorded_at FROM head WHERE programme_id = ?"
    found = connection.execute(select, (str(programme_id),)).fetchone()
    return Head() if found is None else as_head(*found)


def listed(values: Iterable[object]) -> str:
    """Return values as the one parameter of AMONG."""
    return msgspec.json.encode(list(values)).decode()
