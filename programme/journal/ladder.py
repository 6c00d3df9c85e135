"""A line of facts and the states it makes, folded once: after a fact that comes late, again from a rung before it."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from domain.history.readings import Place
from domain.history.record import Record
from domain.history.replay import fold
from domain.state.programme import Programme
from programme.journal.checkpoints import decoded, encoded

# A rung holds a whole state: those of a long history stand further apart, so that memory does not grow with its square.
MOST_RUNGS = 32


class Rung(NamedTuple):
    """The state after so many facts."""

    facts: int
    state: bytes


class Ladder:
    """Records in the order of their places, each on the day with which its place begins, and the states they make."""

    def __init__(self, rung_facts: int, facts: list[tuple[Place, Record]] | None = None) -> None:
        self._rung_facts = rung_facts
        self._facts = [] if facts is None else facts
        self._folded = 0
        self._programme = Programme()
        self._rungs: list[Rung] = []

    def insert(self, place: Place, record: Record) -> None:
        """Take a record in at a place."""
        self._back_to(bisect_left(self._facts, place, key=_place))
        insort(self._facts, (place, record), key=_place)

    def remove(self, place: Place) -> None:
        """Take out what is at a place."""
        found = bisect_left(self._facts, place, key=_place)
        self._back_to(found)
        del self._facts[found]

    def twin(self) -> "Ladder":
        """Return another of the same facts, with nothing folded yet."""
        return Ladder(self._rung_facts, list(self._facts))

    def climb(self) -> bool:
        """Keep the next rung that is not there yet; False when all are, so that any day is near one."""
        top = self._rungs[-1] if self._rungs else None
        if top and self._folded < top.facts:
            self._programme, self._folded = decoded(top.state), top.facts
        end = (self._folded // self._rung_facts + 1) * self._rung_facts
        if end > len(self._facts):
            # A large state is not held for nobody.
            self._programme, self._folded = Programme(), 0
            return False
        self._programme, self._folded = self._grown(self._programme, self._folded, end), end
        return True

    def on(self, day: date) -> Programme:
        """Return the state on a day that is no earlier than the last one asked about; nobody may change it."""
        end = self._end(day)
        self._programme = self._grown(self._programme, self._folded, end)
        self._folded = max(self._folded, end)
        return self._programme

    def at(self, day: date) -> Programme:
        """Return the state on any day, which stays as it is whatever is asked next."""
        end = self._end(day)
        rung = self._rung(end)
        return self._grown(decoded(rung.state) if rung else Programme(), rung.facts if rung else 0, end)

    def upto(self, day: date) -> list[Record]:
        """Return the records up to a day."""
        return [record for _, record in self._facts[: self._end(day)]]

    def after(self, day: date) -> Iterator[Record]:
        """Yield the records after a day."""
        return (record for _, record in self._facts[self._end(day) :])

    def next_day(self, day: date) -> date | None:
        """Return the first day after another on which there are facts."""
        end = self._end(day)
        return self._facts[end][0][0] if end < len(self._facts) else None

    def _end(self, day: date) -> int:
        return bisect_right(self._facts, day, key=lambda fact: fact[0][0])

    def _rung(self, place: int) -> Rung | None:
        """Return the last rung at a place or before it."""
        found = bisect_right(self._rungs, place, key=lambda rung: rung.facts)
        return self._rungs[found - 1] if found else None

    def _grown(self, programme: Programme, folded: int, end: int) -> Programme:
        """Fold what is not folded yet, and keep the rungs that are passed on the way."""
        while folded < end:
            stop = min(end, (folded // self._rung_facts + 1) * self._rung_facts)
            fold((record.fact for _, record in self._facts[folded:stop]), programme)
            folded = stop
            if stop % self._rung_facts == 0 and (not self._rungs or self._rungs[-1].facts < stop):
                self._keep(Rung(stop, encoded(programme)))
        return programme

    def _keep(self, rung: Rung) -> None:
        self._rungs.append(rung)
        if len(self._rungs) > MOST_RUNGS:
            self._rung_facts *= 2
            self._rungs = [kept for kept in self._rungs if kept.facts % self._rung_facts == 0]

    def _back_to(self, place: int) -> None:
        """Forget what was folded from a place on."""
        while self._rungs and self._rungs[-1].facts > place:
            self._rungs.pop()
        if place >= self._folded:
            return
        rung = self._rung(place)
        self._programme = decoded(rung.state) if rung else Programme()
        self._folded = rung.facts if rung else 0


def _place(fact: tuple[Place, Record]) -> Place:
    return fact[0]
