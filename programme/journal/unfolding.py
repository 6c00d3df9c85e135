"""The programme day by day, folded once: what came late or was corrected is folded again from a rung before it."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from domain.entries.journal.amendments import Amendment
from domain.history.corrections import Correction, amended, corrections_in_force, order
from domain.history.record import Record
from domain.history.replay import fold
from domain.state.programme import Programme

# So many facts are folded again at most when one comes late; a rung takes milliseconds to keep.
RUNG_FACTS = 1000
# A rung holds a whole state: those of a long history stand further apart, so that memory does not grow with its square.
MOST_RUNGS = 32

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Programme).decode


class Rung(NamedTuple):
    """The state after so many facts."""

    facts: int
    state: bytes


class Unfolding:
    """The state of a programme on one day after the other, while what is known of it grows."""

    def __init__(self, rung_facts: int = RUNG_FACTS) -> None:
        self._rung_facts = rung_facts
        self._facts: list[tuple[tuple[date, int], Record]] = []
        self._folded = 0
        self._programme = Programme()
        self._rungs: list[Rung] = []
        self._known: dict[int, Record] = {}
        self._amendments: list[Record] = []
        self._corrections: dict[int, Correction] = {}

    def learn(self, records: Iterable[Record]) -> None:
        """Take what was recorded next, in the order of positions."""
        learnt = list(records)
        for record in learnt:
            self._known[record.position] = record
            self._insert(record)
        if amendments := [record for record in learnt if isinstance(record.entry, Amendment)]:
            self._amendments += amendments
            self._correct(corrections_in_force(self._amendments))

    def climb(self) -> bool:
        """Keep the next rung that is not there yet; False when all are, so that any day is near one."""
        top = self._rungs[-1] if self._rungs else None
        if top and self._folded < top.facts:
            self._programme, self._folded = _decode(top.state), top.facts
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
        return self._grown(_decode(rung.state) if rung else Programme(), rung.facts if rung else 0, end)

    def records(self, day: date) -> list[Record]:
        """Return what was certainly so on a day, corrected, in the order of replay."""
        return [record for _, record in self._facts[: self._end(day)]]

    def possible(self, day: date) -> list[Record]:
        """Return what may have been so on a day and is not certain yet, as far as nobody amended it."""
        later = (record for _, record in self._facts[self._end(day) :])
        return [r for r in later if r.on.earliest <= day and r.position not in self._corrections]

    @property
    def corrections(self) -> dict[int, Correction]:
        """What the amendments that are known make of the entries they name."""
        return self._corrections

    def recorded(self) -> Iterator[Record]:
        """Yield everything that was learnt, as it was recorded."""
        yield from self._known.values()

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
                self._keep(Rung(stop, _encode(programme)))
        return programme

    def _keep(self, rung: Rung) -> None:
        self._rungs.append(rung)
        if len(self._rungs) > MOST_RUNGS:
            self._rung_facts *= 2
            self._rungs = [kept for kept in self._rungs if kept.facts % self._rung_facts == 0]

    def _insert(self, record: Record) -> None:
        fact = (order(record), record)
        self._back_to(bisect_left(self._facts, fact[0], key=_place))
        insort(self._facts, fact, key=_place)

    def _remove(self, record: Record) -> None:
        place = bisect_left(self._facts, order(record), key=_place)
        self._back_to(place)
        del self._facts[place]

    def _back_to(self, place: int) -> None:
        """Forget what was folded from a place on."""
        while self._rungs and self._rungs[-1].facts > place:
            self._rungs.pop()
        if place >= self._folded:
            return
        rung = self._rung(place)
        self._programme = _decode(rung.state) if rung else Programme()
        self._folded = rung.facts if rung else 0

    def _correct(self, corrections: dict[int, Correction]) -> None:
        for position in {*corrections, *self._corrections}:
            before, after = self._corrections.get(position), corrections.get(position)
            if before != after and (original := self._known.get(position)) is not None:
                if (was := _said(original, before)) is not None:
                    self._remove(was)
                if (now := _said(original, after)) is not None:
                    self._insert(now)
        self._corrections = corrections


def _place(fact: tuple[tuple[date, int], Record]) -> tuple[date, int]:
    return fact[0]


def _said(original: Record, correction: Correction | None) -> Record | None:
    """Return what an entry says with a correction; None when it was withdrawn."""
    if correction is None:
        return original
    return None if correction.withdrawn else amended(original, correction)
