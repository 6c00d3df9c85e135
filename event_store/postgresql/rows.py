"""Reading rows of the journal by pages, each a statement of its own.

What is recorded never changes, so that pages are one snapshot, and go on at another server when the first goes away.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any
from uuid import UUID

from event_store.journal.head import Head, as_head
from event_store.journal.records import NO_END, ROW_COLUMNS, Place, Row
from event_store.postgresql.connections import Connections
from event_store.postgresql.programmes import ProgrammeList
from event_store.verification.verify import VerifiedRow

PAGE = 5000
SELECT_ROW = f"SELECT {', '.join(ROW_COLUMNS)} FROM journal"  # noqa: S608 - column names of ours
VERIFIED = ", ".join(
    f"textsend({name})"
    for name in ("topic", "entry_id", "recorded_at", "effective", "earliest", "latest", "by", "evidence")
)


class RowReader(ProgrammeList):
    """Reads one store; no read waits for a writer, or keeps one waiting."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections

    def head(self, programme_id: UUID) -> Head:
        """Return the head of a programme's journal, which is empty when there is none."""
        found = self.connections.ask(
            "SELECT size, peaks, last_recorded_at FROM head WHERE programme_id = %s", (programme_id,)
        )
        return as_head(*found[0]) if found else Head()

    def rows(self, programme_id: UUID, *, after: int = 0, up_to: int | None = None) -> Iterator[Row]:
        """Yield rows of ROW_COLUMNS after a position and up to another, by position."""
        end = self._end(programme_id, up_to)
        return self._by_position(programme_id, SELECT_ROW, after, end)

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

        Only records whose latest day and position lie strictly between two such pairs are yielded; both are among the
        columns.
        """
        end = self._end(programme_id, up_to)
        place = itemgetter(columns.index("latest"), columns.index("position"))
        return self._pages(
            f"SELECT {', '.join(columns)} FROM journal WHERE programme_id = %s "  # noqa: S608 - column names
            "AND (latest, position) > (%s, %s) AND (latest, position) < (%s, %s) AND position <= %s AND latest <= %s "
            f"ORDER BY latest, position LIMIT {PAGE}",
            lambda last: (programme_id, *(place(last) if last else after), *before, end(), latest),
        )

    def rows_since(self, programme_id: UUID, position: int, latest_after: str) -> Iterator[Row]:
        """Yield rows after a position, or whose latest day is after a day, by position."""
        end = self._end(programme_id, None)

        def read() -> Iterator[Row]:
            # An OR of the two would read the whole journal.
            later = self.connections.ask(
                f"{SELECT_ROW} WHERE programme_id = %s AND latest > %s AND position <= %s",
                (programme_id, latest_after, position),
            )
            yield from sorted(later, key=itemgetter(0))
            yield from self._by_position(programme_id, SELECT_ROW, position, end)

        return read()

    def rows_at(self, programme_id: UUID, positions: Iterable[int]) -> Iterator[Row]:
        """Yield the rows at those of the given positions that exist, by position."""
        return iter(
            self.connections.ask(
                f"{SELECT_ROW} WHERE programme_id = %s AND position = ANY(%s::bigint[]) ORDER BY position",
                (programme_id, list(positions)),
            )
        )

    def rows_imprecise(self, programme_id: UUID, up_to: int) -> Iterator[Row]:
        """Yield the rows up to a position whose facts can have been so on more than one day, by position."""
        found = self.connections.ask(
            f"{SELECT_ROW} WHERE programme_id = %s AND earliest < latest AND position <= %s",
            (programme_id, up_to),
        )
        return iter(sorted(found, key=itemgetter(0)))

    def rows_of(self, programme_id: UUID, topics: Iterable[str], up_to: int) -> Iterator[Row]:
        """Yield the rows of some topics up to a position, by position."""
        found = self.connections.ask(
            f"{SELECT_ROW} WHERE programme_id = %s AND topic = ANY(%s::text[]) AND position <= %s",
            (programme_id, list(topics), up_to),
        )
        # Sorted here: asked for the order, PostgreSQL may read every row by position.
        return iter(sorted(found, key=itemgetter(0)))

    def latest_day(self, programme_id: UUID, up_to: int, latest: str) -> str | None:
        """Return the last latest day up to a position that is no later than a day; None when there is none."""
        found = self.connections.ask(
            "SELECT latest FROM journal WHERE programme_id = %s AND latest <= %s AND position <= %s "
            "ORDER BY latest DESC, position DESC LIMIT 1",
            (programme_id, latest, up_to),
        )
        return found[0][0] if found else None

    def rows_to_verify(self, programme_id: UUID, after: int) -> Iterator[VerifiedRow]:
        """Yield every row of a programme after a position as verification hashes it, by position."""
        select = f"SELECT position, {VERIFIED}, payload, leaf, marks FROM journal"  # noqa: S608 - column names of ours
        return self._by_position(programme_id, select, after, lambda: NO_END)

    def counts_by_day(self, programme_id: UUID, up_to: int) -> dict[str, int]:
        """Return how many records up to a position have each latest day, in the order of the days."""
        return dict(
            self.connections.ask(
                "SELECT latest, count(*) FROM journal WHERE programme_id = %s AND position <= %s "
                "GROUP BY latest ORDER BY latest",
                (programme_id, up_to),
            )
        )

    def position_at(self, programme_id: UUID, recorded_at: str) -> int:
        """Return the last position recorded no later than a UTC time as the journal writes it; 0 when there is none."""
        found: int = self.connections.ask("SELECT position_at(%s, %s)", (programme_id, recorded_at))[0][0]
        return found

    def _end(self, programme_id: UUID, up_to: int | None) -> Callable[[], int]:
        """Return how the end of a reading is found when it begins: what is appended later is not part of it."""
        found: list[int] = []

        def end() -> int:
            if not found:
                size = self.head(programme_id).size
                found.append(size if up_to is None else min(up_to, size))
            return found[0]

        return end

    def _by_position(
        self, programme_id: UUID, select: str, after: int, end: Callable[[], int]
    ) -> Iterator[Any]:
        return self._pages(
            f"{select} WHERE programme_id = %s AND position > %s AND position <= %s ORDER BY position LIMIT {PAGE}",
            lambda last: (programme_id, last[0] if last else after, end()),
        )

    def _pages(self, sql: str, values: Callable[[Any], tuple[object, ...]]) -> Iterator[Any]:
        """Yield the rows of pages, each of which begins after the last row of the one before."""
        # Guarantee: a read sees one snapshot, and neither waits for a writer nor keeps one waiting.
        last = None
        while page := self.connections.ask(sql, values(last)):
            yield from page
            if len(page) < PAGE:
                return
            last = page[-1]
