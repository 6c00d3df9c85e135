"""What is known of a programme at a position, replayed: by each record's latest day, and by its earliest."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import chain
from typing import Any, Protocol
from uuid import UUID

import msgspec

from domain.history.corrections import Correction, amended, order
from domain.history.readings import Fact, Placed, both, imprecise, stretches
from domain.history.record import Record
from event_store.journal.records import ROW_COLUMNS, Row
from event_store.store import Store
from programme.journal.facts import FactRow, facts_of
from programme.personal.unseal_entries import Opening

# What replay needs of a row; the rest of the envelope is read when a record is shown.
FACT_COLUMNS = ("topic", "payload", "effective", "latest", "position")
DAY = timedelta(days=1)


class Source(Protocol):
    """What a replay asks of the journal that it replays."""

    recorder: Store

    @property
    def is_branch(self) -> bool:
        """Whether this is a copy to try things out in."""

    def opening(self, programme_id: UUID) -> Opening:
        """Return what opens the personal texts of a programme."""

    def reader(self, programme_id: UUID) -> Callable[[Row], Record]:
        """Return what makes records of the rows of a programme."""

    def corrections(self, programme_id: UUID, position: int) -> dict[int, Correction]:
        """Return what the corrections and withdrawals up to a position make of the entries they name."""


class Moved(msgspec.Struct, frozen=True):
    """A record that may not be replayed where its row stands: its place there, and what it says now, if anything."""

    stored: tuple[date, int]
    now: Record | None


class Alike(msgspec.Struct, frozen=True):
    """Facts that are so by both readings of imprecise dates, in one order."""

    facts: Iterable[Fact]


class Differing(msgspec.Struct, frozen=True):
    """Facts of a stretch of days as late as their dates allow, and as early."""

    late: list[Fact]
    early: list[Fact]


class Replay:
    """The records of one programme that are known at a position, corrected, in the order of when they were so."""

    def __init__(self, journal: Source, programme_id: UUID, position: int) -> None:
        self._journal = journal
        self._programme_id = programme_id
        self._position = position
        self._corrections = journal.corrections(programme_id, position)

    def facts(self, as_of: date) -> Iterator[Fact]:
        """Yield what was certainly so on a date."""
        return self._facts(date.min, as_of)

    def _facts(self, first: date, last: date) -> Iterator[Fact]:
        return chain.from_iterable(
            (part.fact,) if isinstance(part, Record) else self._facts_of(part)
            for part in self._stretches(first, last, FACT_COLUMNS)
        )

    def records(self, as_of: date) -> Iterator[Record]:
        """Yield the whole records of `facts`."""
        read = self._journal.reader(self._programme_id)
        return chain.from_iterable(
            (part,) if isinstance(part, Record) else map(read, part)
            for part in self._stretches(date.min, as_of, ROW_COLUMNS)
        )

    def listed(self) -> list[Placed]:
        """Return everything there is, whenever it was so."""
        return list(self._placed(date.min, date.max))

    def readings(self, as_of: date) -> Iterator[Alike | Differing]:
        """Yield the facts up to a date part by part, as late and as early as their dates allow."""
        # Guarantee: a view never shows what was later or was not known.
        start = date.min
        for first, last in stretches(one.on for one in self._imprecise if one.on.earliest <= as_of):
            if start < first:
                yield Alike(self._facts(start, first - DAY))
            yield Differing(*both(list(self._placed(first, last)), as_of))
            start = last + DAY
        if start <= as_of:
            yield Alike(self._facts(start, as_of))

    def days(self) -> dict[date, int]:
        """Return on which days something became certain, and how much."""
        stored = self._journal.recorder.counts_by_day(self._programme_id, self._position)
        counts = Counter({date.fromisoformat(day): count for day, count in stored.items()})
        for moved in self.moved:
            counts[moved.stored[0]] -= 1
            if moved.now is not None:
                counts[moved.now.on.latest] += 1
        return {day: count for day, count in sorted(counts.items()) if count}

    @cached_property
    def moved(self) -> list[Moved]:
        """The records whose rows stand elsewhere than they are replayed, or say something else."""
        return [
            one
            for one in self._special
            if one.now is None or one.now.amended_by or order(one.now) != one.stored
        ]

    @cached_property
    def _imprecise(self) -> list[Record]:
        return [one.now for one in self._special if one.now is not None and imprecise(one.now.on)]

    @cached_property
    def _special(self) -> list[Moved]:
        """Every record that is imprecise or was corrected; all others stand where they are replayed."""
        recorder, read = self._journal.recorder, self._journal.reader(self._programme_id)
        rows = {row[0]: row for row in recorder.rows_imprecise(self._programme_id, self._position)}
        rows |= {row[0]: row for row in recorder.rows_at(self._programme_id, list(self._corrections))}
        return [
            Moved((date.fromisoformat(row[5]), position), self._now(read(row)))
            for position, row in rows.items()
        ]

    @cached_property
    def _known(self) -> dict[int, Fact]:
        """What was read already, by position; every other row is of one day, its latest."""
        return {one.now.position: one.now.fact for one in self._special if one.now is not None}

    def _now(self, record: Record) -> Record | None:
        correction = self._corrections.get(record.position)
        if correction is None:
            return record
        return None if correction.withdrawn else amended(record, correction)

    def _placed(self, first: date, last: date) -> Iterator[Placed]:
        for part in self._stretches(first, last, FACT_COLUMNS):
            if isinstance(part, Record):
                yield part.entry, part.on, part.position
            else:
                yield from self._placed_of(part)

    def _placed_of(self, rows: Iterable[FactRow]) -> Iterator[Placed]:
        held = list(rows)
        facts = self._facts_of(held)
        return ((entry, on, row[-1]) for (entry, on), row in zip(facts, held, strict=True))

    def _facts_of(self, rows: Iterable[FactRow]) -> Iterator[Fact]:
        return facts_of(rows, self._opening, self._known, is_branch=self._journal.is_branch)

    @cached_property
    def _opening(self) -> Opening:
        return self._journal.opening(self._programme_id)

    def _stretches(
        self, first: date, last: date, columns: tuple[str, ...]
    ) -> Iterator[Record | Iterable[Any]]:
        """Yield the rows between those that moved, which are left out, and what these say now in their places."""
        now = {order(one.now): one.now for one in self.moved if one.now is not None}
        places = {*now, *(one.stored for one in self.moved)}
        start = (first, 0)
        # Bounded by the place, not by the day alone, an index is read no further than it has to be.
        end = (last + DAY, 0) if last < date.max else (last, 0)
        for place in (*sorted(place for place in places if first <= place[0] <= last), end):
            yield self._journal.recorder.rows_between(
                self._programme_id, _key(start), _key(place), self._position, last.isoformat(), columns
            )
            if place in now:
                yield now[place]
            start = place


def _key(place: tuple[date, int]) -> tuple[str, int]:
    return place[0].isoformat(), place[1]
