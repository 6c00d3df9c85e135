"""When entries were recorded: by their stamps, or, where a wrong clock made these, by what was recorded about them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from domain.entries.journal.stamps import StampsBounded
from domain.foundation.dates import When, when
from domain.history.corrections import standing
from domain.history.record import Record
from event_store.journal.records import NO_END
from programme.foundation.moment import stamp

if TYPE_CHECKING:
    from programme.journal.journal import Journal

# Clocks of machines that record in one store differ by seconds; what is further ahead was set wrong.
TOLERANCE = timedelta(minutes=5)
# Nobody recorded anything for longer than between two monthly reviews, or a clock was set ahead.
JUMP = timedelta(days=31)


class Bound(msgspec.Struct, frozen=True):
    """What an entry (`by`) says of others: those from `first` to `last` were recorded at some time `on` these days."""

    first: int
    last: int
    on: When
    by: int

    def covers(self, position: int) -> bool:
        """Tell whether an entry is one of them."""
        return self.first <= position <= self.last

    @property
    def words(self) -> str:
        """Say which entries it is about."""
        return f"#{self.first}" if self.first == self.last else f"#{self.first} to #{self.last}"


class Jump(msgspec.Struct, frozen=True):
    """An entry that is stamped long after the one before it."""

    position: int
    before: datetime
    stamped: datetime


class Stamps:
    """The stamps of one programme, with all that is known now of those that are wrong."""

    def __init__(self, journal: "Journal", programme_id: UUID) -> None:
        self._journal = journal
        self._programme_id = programme_id

    @cached_property
    def bounds(self) -> list[Bound]:
        """What stands of what was recorded about wrong stamps, in the order in which it was recorded."""
        said = list(self._journal.of_topics(self._programme_id, (StampsBounded.topic,), NO_END))
        corrections = self._journal.corrections(self._programme_id, NO_END) if said else {}
        found = []
        for record in standing(sorted(said, key=lambda record: record.position), corrections):
            entry = record.entry
            if isinstance(entry, StampsBounded):
                last = record.position if entry.last is None else entry.last
                found.append(Bound(entry.first, last, when(entry.recorded), record.position))
        return found

    def bound_of(self, position: int) -> Bound | None:
        """Return what was said last of when an entry was recorded; None where its stamp stands."""
        return next((bound for bound in reversed(self.bounds) if bound.covers(position)), None)

    def reached(self, known: str) -> int:
        """Return the last position that was recorded by a UTC stamp for certain; 0 when there is none."""
        reached = self._journal.recorder.position_at(self._programme_id, known)
        while (bound := self.bound_of(reached)) is not None:
            reached = bound.first - 1
        # What was recorded before an entry that was known was known as well.
        return max(
            [reached, *(self._last_of(one) for one in self.bounds if self._end(one.on.latest) <= known)]
        )

    def _last_of(self, bound: Bound) -> int:
        """Return the last entry of which nothing else was said later."""
        positions = range(bound.last, bound.first - 1, -1)
        return next((place for place in positions if self.bound_of(place) == bound), 0)

    def known_from(self, records: Sequence[Record]) -> list[str]:
        """Return from which stamp on each of all records is known for certain."""
        found: list[str] = []
        for record in reversed(records):
            bound = self.bound_of(record.position)
            stamped = record.recorded_at if bound is None else self._end(bound.on.latest)
            found.append(min(stamped, found[-1]) if found and self.bounds else stamped)
        return found[::-1]

    def ahead(self, now: datetime) -> int | None:
        """Return the first entry that is stamped later than it is now, and of which nothing else is known."""
        head = self._journal.recorder.head(self._programme_id)
        latest = stamp(now + TOLERANCE)
        if head.last_recorded_at <= latest:
            return None
        place = self._journal.recorder.position_at(self._programme_id, latest) + 1
        while place <= head.size and (bound := self.bound_of(place)) is not None:
            place = bound.last + 1
        return place if place <= head.size else None

    def jump(self) -> Jump | None:
        """Return the last entry that is stamped long after the one before it; None when something is known of it."""
        size = self._journal.recorder.head(self._programme_id).size
        found = self._jump(1, size) if size > 1 else None
        if found is None or self.bound_of(found) is not None:
            return None
        return Jump(found, self.stamped(found - 1), self.stamped(found))

    def _jump(self, low: int, high: int) -> int | None:
        if self.stamped(high) - self.stamped(low) <= JUMP:
            return None
        if high - low == 1:
            return high
        middle = (low + high) // 2
        # Stamps never decrease, so where two are near each other all between them are.
        return self._jump(middle, high) or self._jump(low, middle)

    def stamped(self, position: int) -> datetime:
        """Return the stamp of an entry; the first day of all for one that is not there."""
        row = next(iter(self._journal.recorder.rows_at(self._programme_id, [position])), None)
        try:
            return datetime.fromisoformat(row[7]) if row else datetime.min.replace(tzinfo=UTC)
        except ValueError:
            return datetime.min.replace(tzinfo=UTC)

    def explained(self, position: int, now: datetime) -> str:
        """Say what is amiss with the stamps by which this is the last position that was known; mostly nothing is."""
        for place in (position, position + 1):
            if (bound := self.bound_of(place)) is not None:
                return f"{bound.words} count from the end of {bound.on.words}, as #{bound.by} says of their stamps"
        first = self.ahead(now)
        if first is not None and first <= position + 1:
            return f"from #{first} on the stamps lie ahead of the clock: ask by the numbers of entries"
        return ""

    def _end(self, day: date) -> str:
        zone = self._journal.zone(self._programme_id)
        return stamp(datetime.combine(day, time.max, zone))
