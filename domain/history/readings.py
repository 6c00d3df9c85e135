"""Two readings of imprecise dates: everything as late as its date allows, and everything as early.

What both agree on is certain, the rest is possible. They are bounds: entries about one thing keep the order in which
they are replayed, and nothing comes before what it names was there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from domain.entries.entry import Entry
from domain.foundation.dates import When
from domain.foundation.references import references_in
from domain.history.record import Record

Fact = tuple[Entry, When]
# A fact with the position of its record.
Placed = tuple[Entry, When, int]
Place = tuple[date, date, int]


def imprecise(on: When) -> bool:
    """Tell whether a date can mean more than one day."""
    return on.earliest < on.latest


def capped(on: When, recorded: date) -> When:
    """Return a date that reaches beyond the day of its recording up to that day: by then it had happened."""
    # Guarantee: what is recorded has happened by the day of its recording.
    if on.earliest <= recorded < on.latest:
        return When(on.edtf, on.earliest, recorded)
    return on


def narrowed(record: Record, day: date) -> Record:
    """Return a record as though it had been so on that day; how its date is written stays."""
    return msgspec.structs.replace(record, on=on_the_day(record.on, day))


def on_the_day(on: When, day: date) -> When:
    """Return a date that means one day and is written as it was."""
    return When(on.edtf, day, day)


def place(record: Record, day: date | None = None) -> Place:
    """Return where a record is replayed: on its latest day, or on a given one, after what replay has before it."""
    return day or record.on.latest, record.on.latest, record.position


def both(facts: Sequence[Placed], as_of: date) -> tuple[list[Fact], list[Fact]]:
    """Return what was so by a date as late as the dates of the facts allow, and as early, each in its order.

    The facts are those of `early_days`.
    """
    late = [(entry, on) for entry, on, _ in facts if on.latest <= as_of]
    return late, _on_their_days(facts, early_days(facts), as_of)


def stretches(dates: Iterable[When]) -> list[tuple[date, date]]:
    """Return the days from each imprecise date's first to its last, those that overlap together, in their order.

    Only within one of these stretches are facts in another order by the two readings.
    """
    found: list[tuple[date, date]] = []
    for on in sorted(dates, key=lambda on: on.earliest):
        if found and on.earliest <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], on.latest)
        else:
            found.append((on.earliest, on.latest))
    return found


def mixed(facts: Sequence[Placed], as_of: date) -> list[list[Fact]]:
    """Return readings in which some kinds of entry are as early as they can be and the others as late.

    The two bounds of `both` may agree where the order of two facts is not known, because both are imprecise, and they
    miss what is so only while one has happened and the other not. Of any two kinds of entry there is a reading with the
    one early and the other late, and one the other way round: for n kinds, twice the binary logarithm of n. Two facts
    of one kind keep their order.
    """
    kinds = sorted({entry.topic for entry, on, _ in facts if imprecise(on) and on.earliest <= as_of})
    movable = _Movable(facts)
    found = []
    for bit in range((len(kinds) - 1).bit_length()):
        for early in (0, 1):
            chosen = {kind for number, kind in enumerate(kinds) if number >> bit & 1 == early}
            found.append(_on_their_days(facts, movable.days(chosen), as_of))
    return found


def _on_their_days(facts: Sequence[Placed], days: dict[int, date], as_of: date) -> list[Fact]:
    """Return the facts by a date in the order of their days, those among `days` on these."""
    moved = sorted(
        (days[position], on.latest, position, entry, on) for entry, on, position in facts if position in days
    )
    # Nearly all facts stay where they are, and sorting them all would take as long as folding them.
    still = [fact for fact in facts if fact[2] not in days] if moved else facts
    found: list[Fact] = []
    start = 0
    for day, latest, position, entry, on in moved:
        if day > as_of:
            break
        end = bisect_left(still, (day, latest, position), start, key=_order)
        found += [(fact[0], fact[1]) for fact in still[start:end]]
        found.append((entry, on_the_day(on, day)))
        start = end
    end = bisect_right(still, as_of, start, key=lambda fact: fact[1].latest)
    return [*found, *((fact[0], fact[1]) for fact in still[start:end])]


def _order(fact: Placed) -> Place:
    return fact[1].latest, fact[1].latest, fact[2]


def early_days(facts: Sequence[Placed]) -> dict[int, date]:
    """Return the earliest day of each imprecise fact, by position.

    The facts are in the order of replay, and hold at least all that can lie between the two days of any of them. A
    date with an open start counts from the first day that any of them names.
    """
    return _Movable(facts).days()


class _Near(NamedTuple):
    """A fact that is imprecise, or is about what an imprecise one names."""

    topic: str
    on: When
    position: int
    named: Collection[str]
    own: Collection[str]
    allotted: Collection[str]


class _Movable:
    """What decides how early each imprecise fact can be; looked up once for as many readings as are asked for."""

    def __init__(self, facts: Sequence[Placed]) -> None:
        wide = [place for place, (_, on, _) in enumerate(facts) if on.earliest < on.latest]
        watched = {reference for place in wide for reference in facts[place][0].references()}
        names_no_day = any(facts[place][1].earliest == date.min for place in wide)
        self._floor = _first_named(facts) if names_no_day else date.min
        self._near = list(_near(_between_their_days(facts, wide), watched))

    def days(self, kinds: Container[str] | None = None) -> dict[int, date]:
        """Return the earliest day of each imprecise fact, by position; with `kinds`, that of others is their latest."""
        reached: dict[str, date] = {}
        born: dict[str, date] = {}
        alike: dict[tuple[date, date], date] = {}
        days: dict[int, date] = {}
        for topic, on, position, named, own, allotted in self._near:
            day = on.latest
            if imprecise(on):
                before = [
                    (reached if reference in own else born).get(reference, date.min) for reference in named
                ]
                first = max(self._floor, on.earliest) if kinds is None or topic in kinds else on.latest
                dated = on.earliest, on.latest
                days[position] = day = alike[dated] = max([first, *before, alike.get(dated, date.min)])
            for reference in own:
                reached[reference] = max(day, reached.get(reference, date.min))
            for reference in allotted:
                born[reference] = day
        return days


def _first_named(facts: Sequence[Placed]) -> date:
    return min(
        (day for _, on, _ in facts for day in (on.earliest, on.latest) if day > date.min), default=date.min
    )


def _near(facts: Iterable[Placed], watched: set[str]) -> Iterator[_Near]:
    for entry, on, position in facts:
        if imprecise(on):
            named, born = tuple(entry.references()), tuple(entry.allotted())
            yield _Near(entry.topic, on, position, named, subjects(entry), born)
        # Most facts are of one day and about one thing, and this is asked of each.
        elif about := subjects(entry) & watched:
            yield _Near(entry.topic, on, position, (), about, tuple(entry.allotted()))


def _between_their_days(facts: Sequence[Placed], wide: list[int]) -> Iterator[Placed]:
    """Yield, in their order, the facts that lie between the two days of any imprecise one; others move none of them."""
    days = [on.latest for _, on, _ in facts]
    start = 0
    for first, last in sorted((bisect_left(days, facts[place][1].earliest), place) for place in wide):
        yield from facts[max(first, start) : last + 1]
        start = max(start, last + 1)


def subjects(entry: Entry) -> set[str]:
    """Return what an entry is about: the first thing it names, and those it brings into being; others it links to."""
    return {one for name in entry.about_fields for one in references_in(getattr(entry, name))}
