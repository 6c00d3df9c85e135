"""The programme day by day, folded once: what came late or was corrected is folded again from a rung before it."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec

from domain.amendments import Amendment, Correction, amended, order, standing
from domain.programme import Programme
from domain.record import Record
from domain.replay import fold

# So many facts are folded again at most when one comes late; a rung takes milliseconds to keep.
RUNG_FACTS = 1000

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
            self._correct(standing(self._amendments))

    def on(self, day: date) -> Programme:
        """Return the state on a day that is no earlier than the last one asked about; nobody may change it."""
        end = bisect_right(self._facts, day, key=lambda fact: fact[0][0])
        while self._folded < end:
            stop = min(end, (self._folded // self._rung_facts + 1) * self._rung_facts)
            fold((record.fact for _, record in self._facts[self._folded : stop]), self._programme)
            self._folded = stop
            if stop % self._rung_facts == 0:
                self._rungs.append(Rung(stop, _encode(self._programme)))
        return self._programme

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
        if place >= self._folded:
            return
        while self._rungs and self._rungs[-1].facts > place:
            self._rungs.pop()
        rung = self._rungs[-1] if self._rungs else None
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
