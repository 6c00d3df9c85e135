"""The days of a programme, each with its state by one of two kinds of knowledge."""

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo
from itertools import chain
from typing import Literal, NamedTuple

from domain.history.record import Record
from domain.state.programme import Programme
from programme.foundation.moment import understand_as_known
from programme.journal.unfolding import Unfolding
from programme.journal.view import View
from programme.journal.zone import local_day

Knowing = Literal["now", "then"]
DAY = timedelta(days=1)
# A record, and the stamp from which on it is known.
Learnt = tuple[Record, str]


class Stretch(NamedTuple):
    """Days on which nothing happened and nothing was learnt, and both states: one object where no date is imprecise."""

    first: date
    last: date
    late: Programme
    early: Programme


def stretches(view: View, knowing: Knowing, first: date, last: date) -> Iterator[Stretch]:
    """Yield the days from the first to the last, those together on which both states stay as they are.

    `now` counts all that is known at the view's moment, `then` what was recorded by the end of each day, or was known
    by then as evidence shows.
    """
    # Read at once: who looks back with other work in between would keep the store's connection all the while.
    recorded = list(view.recorded())
    records = iter(in_order_learnt(view, recorded))
    unfolding = Unfolding()
    if knowing == "now":
        unfolding.learn(recorded)
    day = first
    while day <= last:
        learns: date | None = None
        if knowing == "then":
            known, records = _until(records, str(understand_as_known(day.isoformat(), day, view.zone)))
            unfolding.learn(known)
            learns, records = _next_learnt(records, view.zone)
        late, early = unfolding.on(day), unfolding.early_on(day)
        changes = [when for when in (learns, unfolding.next_day(day)) if when is not None]
        end = max(day, min([last, *(when - DAY for when in changes)]))
        yield Stretch(day, end, late, early)
        if end == date.max:
            return
        day = end + DAY


def in_order_learnt(view: View, recorded: list[Record]) -> list[Learnt]:
    """Return the records of a view in the order in which they were known, those of one moment by their positions."""
    since, learnt = view.stamps.known_from(recorded), view.learnt_at()
    if not learnt:
        return list(zip(recorded, since, strict=True))
    known = [(record, learnt.get(record.position, at)) for record, at in zip(recorded, since, strict=True)]
    return sorted(known, key=lambda each: (each[1], each[0].position))


def _next_learnt(records: Iterator[Learnt], zone: tzinfo) -> tuple[date | None, Iterator[Learnt]]:
    """Return the day on which the next record was recorded, and all that are left."""
    learnt = next(records, None)
    if learnt is None:
        return None, iter(())
    return local_day(learnt[1], zone), chain((learnt,), records)


def _until(records: Iterator[Learnt], known: str) -> tuple[list[Record], Iterator[Learnt]]:
    """Take the records up to a time from those that are left."""
    taken: list[Record] = []
    for record, since in records:
        if since > known:
            return taken, chain(((record, since),), records)
        taken.append(record)
    return taken, iter(())


def first_day(view: View, knowing: Knowing) -> date | None:
    """Return the first day on which anything was certain, or by `then` was recorded."""
    records = list(view.recorded())
    if knowing == "then":
        return next((local_day(since, view.zone) for _, since in in_order_learnt(view, records)), None)
    return min((record.on.latest for record in records), default=None)
