"""The programme day by day, as late and as early as its dates allow, while what is known of it grows."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.entries.journal.amendments import Amendment
from domain.history.corrections import Correction, amended, corrections_in_force
from domain.history.readings import early_days, imprecise, narrowed, place
from domain.history.record import Record
from domain.state.programme import Programme
from programme.journal.ladder import Ladder

# So many facts are folded again at most when one comes late; a rung takes milliseconds to keep.
RUNG_FACTS = 1000


class Unfolding:
    """The states of a programme on one day after the other, while what is known of it grows."""

    def __init__(self, rung_facts: int = RUNG_FACTS) -> None:
        self._late = Ladder(rung_facts)
        # Nothing is folded a second time before the first imprecise date.
        self._early: Ladder | None = None
        self._imprecise: dict[int, Record] = {}
        self._days: dict[int, date] = {}
        self._watched: set[str] = set()
        self._unsettled = False
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
        return self._late.climb() or (self._settled() and self._early is not None and self._early.climb())

    def on(self, day: date) -> Programme:
        """Return the certain state on a day no earlier than the last one asked about; nobody may change it."""
        return self._late.on(day)

    def early_on(self, day: date) -> Programme:
        """Return the early state on the day that `on` was asked about last; the same object where none differs."""
        early = self._differing(day)
        return self._late.on(day) if early is None else early.on(day)

    def next_day(self, day: date) -> date | None:
        """Return the first day after the one that both states were asked about last on which either may differ."""
        differs = [r.on.earliest for r in self._imprecise.values() if r.on.earliest > day]
        lines = (self._late.next_day(day), None if self._early is None else self._early.next_day(day))
        return min([*differs, *(found for found in lines if found is not None)], default=None)

    def at(self, day: date) -> Programme:
        """Return the certain state on any day, which stays as it is whatever is asked next."""
        return self._late.at(day)

    def early_at(self, day: date) -> Programme | None:
        """Return the early state on any day, None where it is the certain one."""
        early = self._differing(day)
        return None if early is None else early.at(day)

    def records(self, day: date) -> list[Record]:
        """Return what was certainly so on a day, corrected, in the order of replay."""
        return self._late.upto(day)

    def possible(self, day: date) -> list[Record]:
        """Return what may have been so on a day and is not certain yet."""
        return [record for record in self._late.after(day) if record.on.earliest <= day]

    @property
    def corrections(self) -> dict[int, Correction]:
        """What the amendments that are known make of the entries they name."""
        return self._corrections

    def recorded(self) -> Iterator[Record]:
        """Yield everything that was learnt, as it was recorded."""
        yield from self._known.values()

    def _differing(self, day: date) -> Ladder | None:
        """Return the early line where it holds anything by a day that the other does not hold alike."""
        if not any(record.on.earliest <= day for record in self._imprecise.values()):
            return None
        self._settled()
        return self._early

    def _insert(self, record: Record) -> None:
        self._late.insert(place(record), record)
        if imprecise(record.on):
            self._imprecise[record.position] = record
            self._watched.update(record.entry.references())
            self._unsettled = True
        elif self._imprecise and not self._watched.isdisjoint(record.entry.references()):
            self._unsettled = True
        if self._early is not None:
            self._early.insert(place(record), record)

    def _remove(self, record: Record) -> None:
        self._late.remove(place(record))
        if self._early is not None:
            self._early.remove(place(record, self._days.pop(record.position, None)))
        was_imprecise = self._imprecise.pop(record.position, None) is not None
        self._unsettled = (
            self._unsettled or was_imprecise or not self._watched.isdisjoint(record.entry.references())
        )

    def _settled(self) -> bool:
        """Put every imprecise record of the early line on the earliest day that what is known now leaves it."""
        if not self._unsettled:
            return True
        self._unsettled = False
        if self._early is None:
            self._early = self._late.twin()
        first = (
            min(record.on.earliest for record in self._imprecise.values()) if self._imprecise else date.max
        )
        facts = [(r.entry, r.on, r.position) for r in self._late.upto(date.max) if r.on.latest >= first]
        days = early_days(facts)
        for position, record in self._imprecise.items():
            before, day = self._days.get(position), days[position]
            if before != day:
                self._early.remove(place(record, before))
                self._early.insert(place(record, day), narrowed(record, day))
        self._days = days
        return True

    def _correct(self, corrections: dict[int, Correction]) -> None:
        for position in {*corrections, *self._corrections}:
            before, after = self._corrections.get(position), corrections.get(position)
            if before != after and (original := self._known.get(position)) is not None:
                if (was := _said(original, before)) is not None:
                    self._remove(was)
                if (now := _said(original, after)) is not None:
                    self._insert(now)
        self._corrections = corrections


def _said(original: Record, correction: Correction | None) -> Record | None:
    """Return what an entry says with a correction; None when it was withdrawn."""
    if correction is None:
        return original
    return None if correction.withdrawn else amended(original, correction)
